export { createLogger, type Logger, type LoggerOptions } from './logger';
export { Metrics } from './metrics';
export { METRICS, type LabelsOf, type MetricEntry, type MetricName, type MetricOf } from './metric-list';
export { startTelemetry, wantsTraces, type Telemetry, type TelemetrySettings } from './start-telemetry';
export { currentTraceId, currentTraceparent, inRequestTrace, inSpan, markFailed } from './trace';
