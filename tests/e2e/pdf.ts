import { PDFiumModule } from '@hyzyla/pdfium';
import type { Page } from '@playwright/test';
import jsqr from 'jsqr';

/** A piece of a printed line, in points (1/72 inch) from the upper left corner of its sheet. */
export type PrintedText = {
  readonly text: string;
  readonly x: number;
  /** The upper edge of the line. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The printed font size, after any scaling of the page. */
  readonly size: number;
};

/** One page of a PDF. */
export type PrintedSheet = {
  readonly width: number;
  readonly height: number;
  /** In document order. */
  readonly texts: readonly PrintedText[];
};

/** A rendered sheet: one value a dot, 0 is black, 255 white. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
};

/** An element of a tagged PDF on one sheet: its path in the tree, such as `Document/Table/TR/TH`, and its text. */
export type PrintedTag = {
  readonly sheet: number;
  readonly path: string;
  readonly text: string;
};

export type Printout = {
  readonly pdf: Buffer;
  readonly sheets: readonly PrintedSheet[];
  /** What screen readers get: all elements of the structure tree with direct text, in order. */
  readonly tags: readonly PrintedTag[];
  /** Renders a sheet, counted from 0, at a resolution in dots an inch. */
  readonly render: (sheet: number, dpi: number) => Picture;
};

type Options = {
  readonly format: 'A4' | 'A5' | 'Letter';
};

/** Points in an inch. */
const inch = 72;

/** The functions of PDFium used here, named as in its public headers (`fpdfview.h`, `fpdf_text.h`). */
type PDFium = {
  readonly HEAPU8: Uint8Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
  readonly wasmExports: {
    readonly malloc: (size: number) => number;
    readonly free: (at: number) => void;
  };
  readonly _FPDF_InitLibraryWithConfig: (config: number) => void;
  readonly _FPDF_LoadMemDocument: (at: number, size: number, password: number) => number;
  readonly _FPDF_CloseDocument: (document: number) => void;
  readonly _FPDF_GetPageCount: (document: number) => number;
  readonly _FPDF_LoadPage: (document: number, index: number) => number;
  readonly _FPDF_ClosePage: (page: number) => void;
  readonly _FPDF_GetPageWidthF: (page: number) => number;
  readonly _FPDF_GetPageHeightF: (page: number) => number;
  readonly _FPDFText_LoadPage: (page: number) => number;
  readonly _FPDFText_ClosePage: (text: number) => void;
  readonly _FPDFText_CountChars: (text: number) => number;
  readonly _FPDFText_GetUnicode: (text: number, index: number) => number;
  readonly _FPDFText_IsHyphen: (text: number, index: number) => number;
  readonly _FPDFText_IsGenerated: (text: number, index: number) => number;
  readonly _FPDFText_GetFontSize: (text: number, index: number) => number;
  readonly _FPDFText_GetMatrix: (text: number, index: number, matrix: number) => number;
  readonly _FPDFText_GetLooseCharBox: (text: number, index: number, rect: number) => number;
  readonly _FPDF_StructTree_GetForPage: (page: number) => number;
  readonly _FPDF_StructTree_Close: (tree: number) => void;
  readonly _FPDF_StructTree_CountChildren: (tree: number) => number;
  readonly _FPDF_StructTree_GetChildAtIndex: (tree: number, index: number) => number;
  readonly _FPDF_StructElement_GetType: (element: number, buffer: number, size: number) => number;
  readonly _FPDF_StructElement_CountChildren: (element: number) => number;
  readonly _FPDF_StructElement_GetChildAtIndex: (element: number, index: number) => number;
  readonly _FPDF_StructElement_GetChildMarkedContentID: (element: number, index: number) => number;
  readonly _FPDFPage_CountObjects: (page: number) => number;
  readonly _FPDFPage_GetObject: (page: number, index: number) => number;
  readonly _FPDFPageObj_GetMarkedContentID: (object: number) => number;
  readonly _FPDFTextObj_GetText: (
    object: number,
    text: number,
    buffer: number,
    size: number,
  ) => number;
  readonly _FPDFBitmap_CreateEx: (
    width: number,
    height: number,
    format: number,
    at: number,
    stride: number,
  ) => number;
  readonly _FPDFBitmap_FillRect: (
    bitmap: number,
    x: number,
    y: number,
    width: number,
    height: number,
    colour: number,
  ) => void;
  readonly _FPDF_RenderPageBitmap: (
    bitmap: number,
    page: number,
    x: number,
    y: number,
    width: number,
    height: number,
    turn: number,
    flags: number,
  ) => void;
  readonly _FPDFBitmap_Destroy: (bitmap: number) => void;
};

let started: Promise<PDFium> | undefined;

/** Starts PDFium, Chromium's PDF reader, as WebAssembly, once for all tests of a file. */
function startPdfium(): Promise<PDFium> {
  started ??= (async () => {
    // The package's types cover only part of its exports.
    const pdfium = (await PDFiumModule({} as never)) as unknown as PDFium;
    const config = allocate(pdfium, 32);
    pdfium.HEAPU8.fill(0, config, config + 32);
    pdfium.HEAPU8[config] = 2;
    pdfium._FPDF_InitLibraryWithConfig(config);
    pdfium.wasmExports.free(config);
    return pdfium;
  })();
  return started;
}

function allocate({ wasmExports }: PDFium, size: number): number {
  const at = wasmExports.malloc(size);
  if (at === 0) throw new Error(`No room for ${size} bytes in PDFium`);
  return at;
}

/** Calls a function with a page of a document, and closes both. */
function withPage<Result>(
  { pdfium, pdf, index }: { pdfium: PDFium; pdf: Uint8Array; index: number },
  use: (page: number, count: number) => Result,
): Result {
  const at = allocate(pdfium, pdf.length);
  pdfium.HEAPU8.set(pdf, at);
  const document = pdfium._FPDF_LoadMemDocument(at, pdf.length, 0);
  const page = document === 0 ? 0 : pdfium._FPDF_LoadPage(document, index);
  try {
    if (page === 0) throw new Error(`The PDF has no page ${index} that can be read`);
    return use(page, pdfium._FPDF_GetPageCount(document));
  } finally {
    if (page !== 0) pdfium._FPDF_ClosePage(page);
    if (document !== 0) pdfium._FPDF_CloseDocument(document);
    pdfium.wasmExports.free(at);
  }
}

/** The characters of a page, each with its box. Spaces and line breaks that PDFium guesses have none. */
function readSigns(pdfium: PDFium, page: number, sheetHeight: number): readonly PrintedText[] {
  const text = pdfium._FPDFText_LoadPage(page);
  const box = allocate(pdfium, 16);
  const matrix = allocate(pdfium, 24);
  const signs: PrintedText[] = [];
  for (let index = 0; index < pdfium._FPDFText_CountChars(text); index += 1) {
    // PDFium treats a hyphen at the end of a line as hyphenation and returns another character.
    const isHyphen = pdfium._FPDFText_IsHyphen(text, index) === 1;
    const sign = isHyphen ? '-' : String.fromCodePoint(pdfium._FPDFText_GetUnicode(text, index));
    const isGuessed = pdfium._FPDFText_IsGenerated(text, index) === 1;
    pdfium._FPDFText_GetLooseCharBox(text, index, box);
    pdfium._FPDFText_GetMatrix(text, index, matrix);
    const [left = 0, top = 0, right = 0, bottom = 0] = pdfium.HEAPF32.slice(box / 4, box / 4 + 4);
    const [, , c = 0, d = 0] = pdfium.HEAPF32.slice(matrix / 4, matrix / 4 + 4);
    signs.push({
      text: sign,
      x: isGuessed ? Number.NaN : left,
      y: sheetHeight - top,
      width: right - left,
      height: top - bottom,
      size: pdfium._FPDFText_GetFontSize(text, index) * Math.hypot(c, d),
    });
  }
  pdfium.wasmExports.free(box);
  pdfium.wasmExports.free(matrix);
  pdfium._FPDFText_ClosePage(text);
  return signs;
}

/** Reads UTF-16 text that a PDFium function writes into a buffer after it returned the size in bytes. */
function readUtf16(pdfium: PDFium, write: (buffer: number, size: number) => number): string {
  const size = write(0, 0);
  if (size === 0) return '';
  const buffer = allocate(pdfium, size);
  write(buffer, size);
  const text = Buffer.from(pdfium.HEAPU8.slice(buffer, buffer + size)).toString('utf16le');
  pdfium.wasmExports.free(buffer);
  return text.replaceAll('\0', '');
}

/** The elements of a page's structure tree, each with its marked text. */
function readTags(pdfium: PDFium, page: number, sheet: number): readonly PrintedTag[] {
  const texts = new Map<number, string>();
  const textPage = pdfium._FPDFText_LoadPage(page);
  for (let index = 0; index < pdfium._FPDFPage_CountObjects(page); index += 1) {
    const object = pdfium._FPDFPage_GetObject(page, index);
    const id = pdfium._FPDFPageObj_GetMarkedContentID(object);
    const text = readUtf16(pdfium, (buffer, size) =>
      pdfium._FPDFTextObj_GetText(object, textPage, buffer, size),
    );
    if (id >= 0) texts.set(id, (texts.get(id) ?? '') + text);
  }
  pdfium._FPDFText_ClosePage(textPage);
  const tags: PrintedTag[] = [];
  const walk = (element: number, above: string): void => {
    const type = readUtf16(pdfium, (buffer, size) =>
      pdfium._FPDF_StructElement_GetType(element, buffer, size),
    );
    const path = above === '' ? type : `${above}/${type}`;
    let own = '';
    for (let at = 0; at < pdfium._FPDF_StructElement_CountChildren(element); at += 1) {
      const child = pdfium._FPDF_StructElement_GetChildAtIndex(element, at);
      if (child !== 0) walk(child, path);
      else own += texts.get(pdfium._FPDF_StructElement_GetChildMarkedContentID(element, at)) ?? '';
    }
    if (own.trim() !== '') tags.push({ sheet, path, text: own.trim() });
  };
  const tree = pdfium._FPDF_StructTree_GetForPage(page);
  for (let at = 0; at < pdfium._FPDF_StructTree_CountChildren(tree); at += 1) {
    walk(pdfium._FPDF_StructTree_GetChildAtIndex(tree, at), '');
  }
  pdfium._FPDF_StructTree_Close(tree);
  return tags;
}

/** Joins consecutive characters of one line and size. */
function joinSigns(signs: readonly PrintedText[]): readonly PrintedText[] {
  const texts: PrintedText[] = [];
  let isNew = true;
  let space = '';
  for (const sign of signs) {
    const last = texts.at(-1);
    if (/[\r\n]/.test(sign.text)) isNew = true;
    else if (Number.isNaN(sign.x)) space = ' ';
    else {
      const end = last === undefined ? 0 : last.x + last.width;
      const goesOn =
        !isNew &&
        last !== undefined &&
        Math.abs(sign.size - last.size) < 0.1 &&
        Math.abs(sign.y - last.y) < 1 &&
        Math.abs(sign.x - end) < sign.size;
      if (goesOn) {
        texts[texts.length - 1] = {
          ...last,
          text: last.text + space + sign.text,
          width: sign.x + sign.width - last.x,
          height: Math.max(last.height, sign.height),
        };
      } else texts.push(sign);
      isNew = false;
      space = '';
    }
  }
  return texts.filter(({ text }) => text.trim() !== '');
}

/** The text on the sheets of a PDF, with positions. */
export async function readPdf(pdf: Buffer): Promise<Printout> {
  const pdfium = await startPdfium();
  const readSheet = (index: number) =>
    withPage({ pdfium, pdf, index }, (page, count) => {
      const width = pdfium._FPDF_GetPageWidthF(page);
      const height = pdfium._FPDF_GetPageHeightF(page);
      const texts = joinSigns(readSigns(pdfium, page, height));
      return { count, sheet: { width, height, texts }, tags: readTags(pdfium, page, index) };
    });
  const first = readSheet(0);
  const others = Array.from({ length: first.count - 1 }, (_, index) => readSheet(index + 1));
  return {
    pdf,
    sheets: [first, ...others].map(({ sheet }) => sheet),
    tags: [first, ...others].flatMap(({ tags }) => tags),
    render: (index, dpi) => withPage({ pdfium, pdf, index }, (page) => drawPage(pdfium, page, dpi)),
  };
}

function drawPage(pdfium: PDFium, page: number, dpi: number): Picture {
  const scale = dpi / inch;
  const width = Math.round(pdfium._FPDF_GetPageWidthF(page) * scale);
  const height = Math.round(pdfium._FPDF_GetPageHeightF(page) * scale);
  const grey = 1;
  const annotations = 1;
  const at = allocate(pdfium, width * height);
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, grey, at, width);
  pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, annotations);
  const picture = { width, height, grey: pdfium.HEAPU8.slice(at, at + width * height) };
  pdfium._FPDFBitmap_Destroy(bitmap);
  pdfium.wasmExports.free(at);
  return picture;
}

/** Prints a page as a reader does who chooses this paper size and changes nothing else. */
export async function printPage(page: Page, { format }: Options): Promise<Printout> {
  const options = { format, preferCSSPageSize: true, printBackground: false, tagged: true };
  return readPdf(await page.pdf(options));
}

/** The text of a printout on one line with single spaces, since paper may break it anywhere. */
export const getText = ({ sheets }: Pick<Printout, 'sheets'>): string =>
  sheets
    .flatMap(({ texts }) => texts.map(({ text }) => text.trim()))
    .join(' ')
    .replace(/\s+/g, ' ');

/** The texts that extend past a sheet, or into a margin in points at its edges. */
export function textsOffPaper({ width, height, texts }: PrintedSheet, margin = 0): string[] {
  return texts
    .filter(
      (text) =>
        text.x < margin ||
        text.y < margin ||
        text.x + text.width > width - margin ||
        text.y + text.height > height - margin,
    )
    .map(({ text }) => text);
}

/** A picture as a printer without gray prints it. */
export const inBlackAndWhite = ({ width, height, grey }: Picture): Picture => ({
  width,
  height,
  grey: grey.map((value) => (value < 128 ? 0 : 255)),
});

/** The text of the QR code in a picture, if one can be read. */
export function readQr({ width, height, grey }: Picture): string | undefined {
  const pixels = new Uint8ClampedArray(grey.length * 4);
  grey.forEach((value, at) => {
    pixels.fill(value, at * 4, at * 4 + 3);
    pixels[at * 4 + 3] = 255;
  });
  return jsqr(pixels, width, height)?.data;
}

/** The pixels of a screenshot, which the browser decodes. */
export async function readPicture(page: Page, png: Buffer): Promise<Picture> {
  const { width, height, grey } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('No canvas');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    return {
      width: bitmap.width,
      height: bitmap.height,
      grey: Array.from({ length: data.length / 4 }, (_, dot) => data[dot * 4] ?? 255),
    };
  }, png.toString('base64'));
  return { width, height, grey: Uint8Array.from(grey) };
}
