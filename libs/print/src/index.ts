export { localTimes } from './local-time';
export { TaggedPdf, type PdfInfo } from './tagged-pdf';
