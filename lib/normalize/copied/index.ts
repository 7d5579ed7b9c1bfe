export type { Copy } from './copy.ts';
export { findCopies } from './find.ts';
export { copyFindings } from './finding.ts';
export { printReport, type ReportPrint } from './print.ts';
