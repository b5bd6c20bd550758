// planted: batchwright/environment-in-boot × 3
import { env } from 'node:process';

export const a = [process.env.PORT, env.HOME];
export const { env: b } = process;
