export const telemetry = 'telemetry';
