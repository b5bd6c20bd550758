import { DataSource } from 'typeorm';
import { truth } from '../../domain/clean';

export const rows = [DataSource, truth];
