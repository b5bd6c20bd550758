import { Controller } from '@nestjs/common';
import { useCase } from '../../application/clean';

export const route = [Controller, useCase];
