/** The parts of PDFium's C interface the reader calls; pointers are numbers, results are written to memory. */
export interface PdfiumCalls {
  malloc(size: number): number;
  free(pointer: number): void;
  FPDF_LoadMemDocument(data: number, size: number, password: number): number;
  FPDF_GetLastError(): number;
  FPDF_CloseDocument(document: number): void;
  FPDF_GetPageCount(document: number): number;
  FPDF_LoadPage(document: number, index: number): number;
  FPDF_ClosePage(page: number): void;
  FPDF_GetPageBoundingBox(page: number, rect: number): number;
  FPDFText_LoadPage(page: number): number;
  FPDFText_ClosePage(text: number): void;
  FPDFText_GetTextObject(text: number, index: number): number;
  FPDFTextObj_GetTextRenderMode(object: number): number;
  FPDFText_CountChars(text: number): number;
  FPDFText_GetUnicode(text: number, index: number): number;
  FPDFText_IsGenerated(text: number, index: number): number;
  FPDFText_HasUnicodeMapError(text: number, index: number): number;
  FPDFText_GetLooseCharBox(text: number, index: number, rect: number): number;
  FPDFText_GetCharBox(text: number, index: number, left: number, right: number, low: number, high: number): number;
  FPDFText_GetCharOrigin(text: number, index: number, x: number, y: number): number;
  FPDFText_GetFontSize(text: number, index: number): number;
  FPDFText_GetMatrix(text: number, index: number, matrix: number): number;
  FPDFText_GetCharAngle(text: number, index: number): number;
  FPDFPage_CountObjects(page: number): number;
  FPDFPage_GetObject(page: number, index: number): number;
  FPDFFormObj_CountObjects(form: number): number;
  FPDFFormObj_GetObject(form: number, index: number): number;
  FPDFPageObj_GetType(object: number): number;
  FPDFPageObj_GetMatrix(object: number, matrix: number): number;
  FPDFPath_GetDrawMode(path: number, fill: number, stroke: number): number;
  FPDFPath_CountSegments(path: number): number;
  FPDFPath_GetPathSegment(path: number, index: number): number;
  FPDFPathSegment_GetPoint(segment: number, x: number, y: number): number;
  FPDFPathSegment_GetType(segment: number): number;
  FPDFPathSegment_GetClose(segment: number): number;
}

/** Views of the module's memory; they change as it grows. */
export interface Memory {
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
}

/** PDFium in WebAssembly: its functions and its memory. */
export interface Pdfium {
  readonly call: PdfiumCalls;
  readonly memory: Memory;
  /** Whether it was refused memory: the file being read is a trap. */
  readonly isStarved: () => boolean;
}

/** What the loaded module holds beyond its declared type. */
interface RawModule extends Memory {
  _FPDF_InitLibrary(): void;
  readonly wasmExports: unknown;
}

/** PDFium may take this much memory, in bytes; a file that asks for more is a trap: a few KB that unpack to gigabytes. */
const maxHeapBytes = 192 * 1024 * 1024;

type Resize = (bytes: number) => number;

/** The module's imports with a limit to how far its memory grows. */
function limited(imports: WebAssembly.Imports, refuse: () => void): WebAssembly.Imports {
  const env = imports.env ?? {};
  const grow = env.emscripten_resize_heap as Resize;
  const resize: Resize = (bytes) => {
    if (bytes >>> 0 <= maxHeapBytes) return grow(bytes);
    refuse();
    return 0;
  };
  return { ...imports, env: { ...env, emscripten_resize_heap: resize } };
}

/** Starts PDFium from the bytes of its `pdfium.wasm`; nothing is fetched. */
export async function startPdfium(wasm: Uint8Array): Promise<Pdfium> {
  const library = await import('@hyzyla/pdfium');
  const load = library.PDFiumModule as unknown as (options: object) => Promise<unknown>;
  const program = await WebAssembly.compile(wasm.slice());
  let starved = false;
  const refuse = (): void => {
    starved = true;
  };
  const options = {
    wasmBinary: wasm.slice().buffer,
    print: () => undefined,
    printErr: () => undefined,
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object {
      void WebAssembly.instantiate(program, limited(imports, refuse)).then(done);
      return {};
    },
  };
  const module = (await load(options)) as RawModule;
  module._FPDF_InitLibrary();
  return { call: module.wasmExports as PdfiumCalls, memory: module, isStarved: () => starved };
}
