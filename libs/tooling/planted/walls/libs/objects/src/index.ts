export const objects = 'objects';
