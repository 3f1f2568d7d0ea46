import { GeometryBuilder } from '../geometry-builder.ts';
import { NoteList } from '../note-list.ts';
import { Pacer } from '../pacer.ts';
import { PropertyRows } from '../property-rows.ts';
import { type ReadContext, ReadError, type ReadResult } from '../reader.ts';
import { claimPlane, EastingTally } from '../survey-plane.ts';
import { eachLine } from '../text-lines.ts';
import { TextSource } from '../text-source.ts';
import { FileAttributes } from './attributes.ts';
import { buildPlot } from './build-plot.ts';
import { parseLine, parsePoint } from './lines.ts';
import { Plot } from './plot.ts';
import { readPlotHeader } from './plot-header.ts';

const ATTRIBUTES = '属性描述';
const PLOTS = '地块坐标';
const isKnown = (section: string | undefined): boolean => section === undefined || section === ATTRIBUTES || section === PLOTS;

/**
 * The exchange file of boundary surveys (勘测定界界址点坐标交换格式, DOMAIN.md §3): plots of boundary points, X north and Y east in a
 * Gauss-Krüger plane. What the coordinates say goes before what the header says.
 */
export async function readBoundaryPoints(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  const notes = new NoteList();
  const source = new TextSource(bytes, notes, context.options?.encoding);
  const pacer = new Pacer(context, bytes.length);
  const reading = new BoundaryPointReading(notes);
  await eachLine(source, pacer, (text, line) => reading.take(text, line));
  const result = reading.finish();
  pacer.finish();
  return { format: 'boundary-points', ...result, text: source.text, notes: notes.list() };
}

class BoundaryPointReading {
  private readonly geometry = new GeometryBuilder();
  private readonly rows = new PropertyRows();
  private readonly eastings = new EastingTally();
  private readonly attributes: FileAttributes;
  private section: string | undefined;
  private plot: Plot | undefined;
  private record = 0;

  constructor(private readonly notes: NoteList) {
    this.attributes = new FileAttributes(notes);
  }

  take(text: string, lineNumber: number): void {
    const line = parseLine(text);
    switch (line.kind) {
      case 'blank':
        return;
      case 'comment':
        this.notes.add('lines-ignored', `line ${lineNumber}`);
        return;
      case 'section':
        this.endPlot();
        this.section = line.name;
        if (line.name !== ATTRIBUTES && line.name !== PLOTS)
          this.notes.add('sections-ignored', `line ${lineNumber}: ${line.name}`);
        return;
      case 'header':
        this.endPlot();
        this.plot = new Plot(readPlotHeader(line.fields, lineNumber));
        return;
      case 'key':
        if (this.plot === undefined && (this.section === ATTRIBUTES || this.section === undefined))
          this.attributes.take(line.key, line.value, lineNumber);
        else if (line.key !== '' || line.value !== '') this.passOver(lineNumber);
        return;
      default:
        this.takePoint(line.kind === 'point' ? line.fields : [text.trim()], lineNumber);
    }
  }

  finish(): Pick<ReadResult, 'table' | 'claims'> {
    this.endPlot();
    if (this.record === 0) throw new ReadError('no-plots');
    const words = this.attributes.plane;
    return {
      table: this.rows.toTable(this.geometry, claimPlane(words, this.eastings)),
      claims: this.attributes.claimed,
    };
  }

  /** Before the first plot anything may stand; within one, what is no point is an error: a vertex lost would change the shape. */
  private takePoint(fields: readonly string[], line: number): void {
    const point = parsePoint(fields);
    if (this.plot === undefined && point !== undefined && this.section === PLOTS) {
      this.notes.add('plot-without-header', `line ${line}`);
      this.plot = new Plot(readPlotHeader([], line));
    }
    if (this.plot === undefined) {
      this.passOver(line);
      return;
    }
    if (point === undefined) throw new ReadError('point-malformed', { line }, { found: fields.join(',').slice(0, 40) });
    this.plot.add(point, line);
  }

  /** The lines of a section that nobody knows are noted with it. */
  private passOver(line: number): void {
    if (this.plot !== undefined || isKnown(this.section)) this.notes.add('lines-ignored', `line ${line}`);
  }

  private endPlot(): void {
    const { plot } = this;
    if (plot === undefined) return;
    this.plot = undefined;
    this.record++;
    const { header } = plot;
    const first = this.geometry.vertices.length;
    if (!buildPlot(plot, this.geometry, this.notes)) {
      this.notes.add('dropped-empty-geometry', `line ${header.line}`);
      return;
    }
    this.settleColumns(plot, first);
    this.rows.add(header.number === '' ? null : header.number, header.line, this.record, header.properties);
  }

  /** Turns the vertices of a plot whose columns are the other way round, and counts what its eastings say. */
  private settleColumns({ swapped, header }: Plot, first: number): void {
    const { vertices } = this.geometry;
    if (swapped > 0) {
      vertices.swapFrom(first);
      this.notes.add('columns-swapped', `line ${swapped}`);
    }
    for (let n = first; n < vertices.length; n++) {
      if (!this.eastings.add(vertices.x(n), vertices.y(n)))
        throw new ReadError('zones-mixed', { line: header.line }, { east: vertices.x(n) });
    }
  }
}
