/** Under which the number of the trainer is kept beside the codes of the needs. */
export const TRAINER = 'trainer of the trainee';
