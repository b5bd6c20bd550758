import { rows } from '../adapters/postgres/clean';
import { route } from '../api/http/clean';

export const alpha = [rows, route];
