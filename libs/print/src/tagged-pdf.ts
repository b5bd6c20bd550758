import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { drawable } from './drawable';
import { drawnChart, type LineChart } from './line-chart';

const resolve = createRequire(__filename).resolve;
// Asked for by their paths: a name registered for the default font makes pdfkit read the file again at every use.
const REGULAR = resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf');
const BOLD = resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf');
const MARGIN = 42;
const BOTTOM = 60;
/** Rows that are printed before others get their turn: a long record must not stop the plant. */
const ROWS_AT_ONCE = 25;
/** What does not fit on a page is cut in print; it stands whole in the record beside it. */
const LONGEST_CELL = 1500;

/** Height of a drawn curve, and the room for the marks of its values. */
const CHART = { height: 150, left: 46 };

/** What a PDF says of itself. `when` makes the bytes repeatable: the same content gives the same file. */
export interface PdfInfo {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly lang: string;
  readonly when: Date;
}

type Structure = ReturnType<typeof createDocument> extends { struct: (...args: never[]) => infer S } ? S : never;

function createDocument(info: PdfInfo): PDFKit.PDFDocument {
  return new PDFDocument({
    size: 'A4',
    subset: 'PDF/A-3a',
    pdfVersion: '1.7',
    tagged: true,
    lang: info.lang,
    displayTitle: true,
    margin: MARGIN,
    bufferPages: true, // page numbers are written when their number is known
    font: REGULAR, // here, or pdfkit selects a font first that it does not embed
    info: { Title: info.title, Author: info.author, Subject: info.subject, CreationDate: info.when, ModDate: info.when },
  } as PDFKit.PDFDocumentOptions);
}

/** A tagged, archivable document (PDF/A-3a) made of headings, paragraphs and tables that flow over pages. */
export class TaggedPdf {
  private readonly doc: PDFKit.PDFDocument;
  private readonly root: Structure;
  private readonly chunks: Buffer[] = [];
  /** Code points that were looked up, and whether both fonts draw them. */
  private readonly glyphs = new Map<number, boolean>();

  constructor(private readonly info: PdfInfo) {
    this.doc = createDocument(info);
    this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.root = this.doc.struct('Document') as Structure;
    this.doc.addStructure(this.root as never);
  }

  heading(level: 1 | 2, text: string): void {
    this.room(level === 1 ? 40 : 110); // a heading stays with what it heads
    if (level === 2) this.doc.y += 10;
    this.tag(`H${level}`, () => this.doc.font(BOLD).fontSize(level === 1 ? 17 : 12).text(this.drawable(text), MARGIN, this.doc.y));
    this.doc.y += 4;
  }

  paragraph(text: string): void {
    this.room(24);
    this.tag('P', () => this.doc.font(REGULAR).fontSize(9).text(this.drawable(text), MARGIN, this.doc.y, { width: this.width }));
    this.doc.y += 3;
  }

  /** A picture (JPEG or PNG) of at most a third of the page, with the words that stand for it. False when it cannot be drawn; then nothing is. */
  picture(bytes: Buffer, words: string): boolean {
    const height = this.doc.page.height / 3;
    try {
      const opened = (this.doc as unknown as { openImage(src: Buffer): { width: number; height: number } }).openImage(bytes);
      const scale = Math.min(this.width / opened.width, height / opened.height, 1);
      this.room(opened.height * scale + 12);
      const [left, top] = [MARGIN, this.doc.y];
      const figure = this.doc.struct('Figure', { alt: words }, () => void this.doc.image(opened as never, left, top, { width: opened.width * scale })) as Structure;
      this.add(this.root, figure);
      this.end(figure);
      this.doc.x = MARGIN;
      this.doc.y = top + opened.height * scale + 6;
      return true;
    } catch {
      return false;
    }
  }

  /** A curve with the words that stand for it. */
  chart(chart: LineChart, words: string): void {
    const { strokes, marks } = drawnChart(chart);
    this.room(CHART.height + 36);
    const [left, top, width] = [MARGIN + CHART.left, this.doc.y + 6, this.width - CHART.left];
    const x = (share: number): number => left + share * width;
    const y = (share: number): number => top + (1 - share) * CHART.height;
    const figure = this.doc.struct('Figure', { alt: words }, () => {
      for (const mark of marks) {
        this.doc.moveTo(left, y(mark.y)).lineTo(left + width, y(mark.y)).lineWidth(0.3).stroke('#bbbbbb');
        this.doc.font(REGULAR).fontSize(7).fillColor('#000000').text(mark.text, MARGIN, y(mark.y) - 4, { width: CHART.left - 5, align: 'right', lineBreak: false });
      }
      for (const stroke of strokes) {
        const [first, ...others] = stroke;
        if (!first) continue;
        if (others.length === 0) this.doc.circle(x(first[0]), y(first[1]), 0.8).fill('#000000');
        this.doc.moveTo(x(first[0]), y(first[1]));
        for (const point of others) this.doc.lineTo(x(point[0]), y(point[1]));
        if (others.length > 0) this.doc.lineWidth(0.7).stroke('#000000');
      }
      this.doc.font(REGULAR).fontSize(7).fillColor('#000000');
      this.doc.text(this.drawable(chart.unit), MARGIN, top - 9, { lineBreak: false });
      this.doc.text(chart.from, left, top + CHART.height + 4, { lineBreak: false }).text(chart.until, left, top + CHART.height + 4, { width, align: 'right', lineBreak: false });
    }) as Structure;
    this.add(this.root, figure);
    this.end(figure);
    this.doc.x = MARGIN;
    this.doc.y = top + CHART.height + 18;
  }

  /** A table; `widths` are shares of the page's width. The head is printed again on each page, as an artefact. Lets others work between rows. */
  async table(head: readonly string[], widths: readonly number[], rows: readonly (readonly string[])[]): Promise<void> {
    if (rows.length === 0) return this.paragraph(this.info.lang === 'de' ? 'Keine.' : 'None.');
    const total = widths.reduce((sum, width) => sum + width, 0);
    const columns = widths.map((width) => (width / total) * this.width);
    const table = this.doc.struct('Table') as Structure;
    this.add(this.root, table);
    this.room(40);
    this.row(table, 'TH', head, columns);
    for (const [i, row] of rows.entries()) {
      if (i % ROWS_AT_ONCE === 0) await setImmediate();
      const cells = row.map((cell) => this.drawable(cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL)} …` : cell));
      if (this.height(cells, columns) > this.doc.page.height - BOTTOM - this.doc.y) {
        this.doc.addPage();
        this.markRow(head, columns);
      }
      this.row(table, 'TD', cells, columns);
    }
    this.end(table);
    this.doc.x = MARGIN;
    this.doc.y += 6;
  }

  attach(name: string, type: string, bytes: Buffer, description: string): void {
    const { when } = this.info;
    this.doc.file(bytes, { name, type, relationship: 'Source', description, creationDate: when, modifiedDate: when } as never);
  }

  /** Closes the document and gives its bytes. */
  async finish(): Promise<Buffer> {
    const done = new Promise<void>((resolved, failed) => this.doc.once('end', resolved).once('error', failed));
    this.end(this.root);
    this.numberPages();
    this.doc.end();
    await done;
    return Buffer.concat(this.chunks);
  }

  /** Title and page number at the foot of each page, outside of what is read aloud. */
  private numberPages(): void {
    const { start, count } = this.doc.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.doc.switchToPage(page);
      this.doc.page.margins.bottom = 0; // otherwise writing below it begins a page
      this.doc.markContent('Artifact', { type: 'Pagination' } as never);
      const [number, of] = this.info.lang === 'de' ? ['Seite', 'von'] : ['page', 'of'];
      const text = `${this.drawable(this.info.title)} – ${number} ${page - start + 1} ${of} ${count}`;
      this.doc.font(REGULAR).fontSize(7).fillColor('#555555').text(text, MARGIN, this.doc.page.height - 36, { width: this.width, align: 'right', lineBreak: false }).fillColor('#000000');
      this.doc.endMarkedContent();
    }
  }

  private drawable(text: string): string {
    return drawable(text, (point) => {
      const known = this.glyphs.get(point);
      if (known !== undefined) return known;
      const has = [REGULAR, BOLD].every((font) => (this.doc.font(font) as unknown as { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } })._font.font.hasGlyphForCodePoint(point));
      this.glyphs.set(point, has);
      return has;
    });
  }

  private get width(): number {
    return this.doc.page.width - 2 * MARGIN;
  }

  private room(points: number): void {
    if (this.doc.y + points > this.doc.page.height - BOTTOM) this.doc.addPage();
  }

  private height(cells: readonly string[], columns: readonly number[], font = REGULAR): number {
    this.doc.font(font).fontSize(7.5);
    return Math.max(...cells.map((cell, i) => this.doc.heightOfString(cell || ' ', { width: (columns[i] ?? 0) - 6 }))) + 4;
  }

  private row(table: Structure, kind: 'TH' | 'TD', cells: readonly string[], columns: readonly number[]): void {
    const height = this.height(cells, columns, kind === 'TH' ? BOLD : REGULAR);
    const top = this.doc.y;
    const tr = this.doc.struct('TR') as Structure;
    this.add(table, tr);
    let x = MARGIN;
    cells.forEach((cell, i) => {
      const left = x;
      const element = this.doc.struct(kind, undefined, () => this.cell(kind, cell, left, top, columns[i] ?? 0)) as Structure;
      if (kind === 'TH') this.columnScope(element);
      this.add(tr, element);
      x += columns[i] ?? 0;
    });
    this.end(tr);
    this.doc.y = top + height;
    this.line(this.doc.y - 2);
  }

  private markRow(head: readonly string[], columns: readonly number[]): void {
    const top = this.doc.y;
    this.doc.markContent('Artifact', { type: 'Layout' } as never);
    let x = MARGIN;
    head.forEach((cell, i) => {
      this.cell('TH', cell, x, top, columns[i] ?? 0);
      x += columns[i] ?? 0;
    });
    this.doc.endMarkedContent();
    this.doc.y = top + this.height(head, columns, BOLD);
  }

  private cell(kind: 'TH' | 'TD', text: string, x: number, y: number, width: number): void {
    this.doc.font(kind === 'TH' ? BOLD : REGULAR).fontSize(7.5).text(text || '–', x, y, { width: width - 6 });
  }

  private line(y: number): void {
    this.doc.markContent('Artifact', { type: 'Layout' } as never);
    this.doc.moveTo(MARGIN, y).lineTo(MARGIN + this.width, y).lineWidth(0.3).stroke('#bbbbbb').fillColor('#000000');
    this.doc.endMarkedContent();
  }

  private columnScope(element: Structure): void {
    const dictionary = (element as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary;
    const scope = this.doc.ref({ O: 'Table', Scope: 'Column' }) as unknown as { end(): void };
    dictionary.data.A = scope;
    scope.end();
  }

  private tag(kind: string, draw: () => void): void {
    this.add(this.root, this.doc.struct(kind as never, undefined, draw) as Structure);
  }

  private add(parent: Structure, child: Structure): void {
    (parent as unknown as { add(child: Structure): void }).add(child);
  }

  private end(structure: Structure): void {
    (structure as unknown as { end(): void }).end();
  }
}
