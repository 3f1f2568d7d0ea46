import { GEOMETRY } from '../feature-table.ts';
import { GeometryBuilder } from '../geometry-builder.ts';
import type { NoteList } from '../note-list.ts';
import type { Pacer } from '../pacer.ts';
import { PropertyRows } from '../property-rows.ts';
import { type CoordinateColumns, ReadError, type ReadOptions, type ReadResult } from '../reader.ts';
import { endPolygons, RingGatherer } from '../ring-gatherer.ts';
import { EastingTally } from '../survey-plane.ts';
import { readWkt } from '../wkt/read-wkt.ts';
import { roleOfColumn } from './column-role.ts';
import {
  columnsByUser,
  findGeometry,
  furtherCoordinates,
  type PairGeometry,
  type TableColumns,
  type VertexColumns,
} from './find-columns.ts';
import { findHead, type TableHead } from './find-head.ts';
import { findVertices } from './find-vertices.ts';
import { type Grid, isBlank } from './grid.ts';
import { GridReading } from './grid-reading.ts';
import { OrderCount } from './order-count.ts';
import { TableWords } from './table-crs.ts';

/** Turns tables of coordinates into features; several tables (the sheets of a workbook) into one. */
export class CoordinateTables {
  private readonly geometry = new GeometryBuilder();
  private readonly rows = new PropertyRows();
  private readonly eastings = new EastingTally();
  private readonly words = new TableWords();
  private coordinateColumns: CoordinateColumns | undefined;
  private axesUnsure = false;
  private srid: number | undefined;
  private record = 0;

  constructor(
    private readonly notes: NoteList,
    private readonly pacer: Pacer,
    private readonly options: ReadOptions = {},
  ) {}

  get count(): number {
    return this.geometry.count;
  }

  /** Some grid held coordinates. */
  get isStarted(): boolean {
    return this.coordinateColumns !== undefined;
  }

  /**
   * @param done of the pacer's total, when the grid is read
   * @returns `no-coordinates` where no column holds them, `other-system` where they cannot be in one system with those before
   * @throws ReadError `column-unknown`, `columns-mixed`, `zones-mixed`, `crs-mixed`, `cell-not-a-number`, …
   */
  async add(grid: Grid, done: number): Promise<'read' | 'no-coordinates' | 'other-system'> {
    const head = findHead(grid);
    const { coordinateColumns: chosen } = this.options;
    const byUser = chosen && columnsByUser(chosen, head);
    const geometry = byUser?.geometry ?? findGeometry(grid, head);
    if (geometry === undefined) return 'no-coordinates';
    const reading = new GridReading(grid, head, this.pacer, done);
    const further = byUser ? [] : furtherCoordinates(grid, head, geometry);
    if (further.length > 0) this.notes.add('further-coordinates-kept', further.join(', '), further.length);
    if (geometry.kind === 'wkt') await this.addTexts(reading, geometry.column);
    else if (!(await this.addPairs(reading, geometry, byUser))) return 'other-system';
    for (const text of [...head.above, ...(head.hasNames ? head.names : []), grid.name ?? '']) this.words.take(text);
    if (head.above.length > 0) this.notes.add('rows-above-names', undefined, head.first - 1);
    return 'read';
  }

  finish(): Pick<ReadResult, 'table' | 'coordinateColumns'> {
    const crs = this.words.claim(this.eastings, this.srid, this.axesUnsure);
    return { table: this.rows.toTable(this.geometry, crs), coordinateColumns: this.coordinateColumns };
  }

  private async addTexts(reading: GridReading, column: number): Promise<void> {
    const { head } = reading;
    this.coordinateColumns ??= { rows: 'features', wkt: head.names[column] };
    const values = await reading.values([column]);
    this.rows.state(values.names, head.first);
    const idColumn = findIdColumn(head, [column]);
    const firstVertex = this.geometry.vertices.length;
    let fault: ReadError | undefined;
    await reading.each((cells, line, row) => {
      this.record++;
      if (isBlank(cells[column])) {
        if (this.options.keepWithoutGeometry !== true) {
          this.notes.add('dropped-no-geometry', `line ${line}`);
          return;
        }
        this.notes.add('null-geometry', `line ${line}`);
        this.geometry.endFeature('None');
        this.rows.add(idOf(cells, idColumn), line, this.record, values.of(row));
        return;
      }
      const result = readWkt(cells[column], this.geometry);
      if (!result.ok) {
        this.notes.add(result.code, `line ${line}: ${result.detail}`);
        fault ??= new ReadError(
          'cell-not-wkt',
          { line, column: column + 1 },
          { column: head.names[column], found: result.detail },
        );
        return;
      }
      if (result.srid !== undefined && result.srid !== (this.srid ??= result.srid)) throw new ReadError('crs-mixed', { line });
      if (result.extraOrdinates > 0) this.notes.add('altitude-dropped', `line ${line}`, result.extraOrdinates);
      this.rows.add(idOf(cells, idColumn), line, this.record, values.of(row));
    });
    if (this.geometry.count === 0 && fault !== undefined) throw fault;
    const order = new OrderCount();
    const { vertices } = this.geometry;
    for (let n = firstVertex; n < vertices.length; n++) order.add(vertices.x(n), vertices.y(n), 0);
    if (order.isSwapped && this.srid === undefined) {
      vertices.swapFrom(firstVertex);
      this.notes.add('columns-swapped', head.names[column]);
    }
    for (let n = firstVertex; n < vertices.length; n++) {
      if (!this.eastings.add(vertices.x(n), vertices.y(n)) && this.srid === undefined)
        throw new ReadError('zones-mixed', {}, { east: vertices.x(n) });
    }
  }

  private async addPairs(reading: GridReading, found: PairGeometry, byUser: TableColumns | undefined): Promise<boolean> {
    const { grid, head } = reading;
    const xy = await reading.numbers(found);
    const pair = this.settleAxes(found, grid, head, xy);
    const eastings = tallyEastings(xy, (at) => grid.lines[head.first + at]);
    if (!this.eastings.agreesWith(eastings)) return false;
    this.eastings.take(eastings);
    const vertices = byUser ? byUser.vertices : findVertices(grid, head, pair, xy);
    const named = { east: head.names[pair.east], north: head.names[pair.north] };
    this.coordinateColumns ??= vertices
      ? {
          rows: 'vertices',
          ...named,
          ...(vertices.feature === undefined ? {} : { feature: head.names[vertices.feature] }),
          ...(vertices.ring === undefined ? {} : { ring: head.names[vertices.ring] }),
        }
      : { rows: 'features', ...named };
    if (vertices === undefined) await this.addPoints(reading, pair, xy);
    else {
      if (vertices.starts !== undefined) this.notes.add('rows-joined-to-ring', undefined, grid.rows.length - head.first);
      await this.addRings(reading, pair, xy, vertices);
    }
    return true;
  }

  /** Values that leave no doubt win over names; where both are open, X is north as surveyors write it, or longitude of degrees. */
  private settleAxes(found: PairGeometry, grid: Grid, head: TableHead, xy: Float64Array): PairGeometry {
    if (found.known === 'by-user') return found;
    const order = new OrderCount();
    let isDegrees = true;
    for (let i = 0; i < xy.length; i += 2) {
      if (Number.isNaN(xy[i]) || Number.isNaN(xy[i + 1])) continue;
      order.add(xy[i], xy[i + 1], grid.lines[head.first + i / 2]);
      isDegrees &&= Math.abs(xy[i]) <= 180 && Math.abs(xy[i + 1]) <= 180;
    }
    const byConvention = found.known === 'by-convention';
    const isBeyondLatitude = !byConvention && isDegrees && xy.some((value, n) => n % 2 === 1 && Math.abs(value) > 90);
    const turns = order.isSwapped || isBeyondLatitude || (order.isOpen && byConvention && isDegrees);
    if (order.isOpen && !isBeyondLatitude && byConvention) this.axesUnsure = true;
    if (!turns) return found;
    for (let i = 0; i < xy.length; i += 2) [xy[i], xy[i + 1]] = [xy[i + 1], xy[i]];
    if (!(byConvention && isDegrees)) this.notes.add('columns-swapped', `${head.names[found.east]}, ${head.names[found.north]}`);
    return { ...found, east: found.north, north: found.east };
  }

  private async addPoints(reading: GridReading, pair: PairGeometry, xy: Float64Array): Promise<void> {
    const { head } = reading;
    const values = await reading.values([pair.east, pair.north]);
    this.rows.state(values.names, head.first);
    const idColumn = findIdColumn(head, [pair.east, pair.north]);
    let fault: ReadError | undefined;
    await reading.each((cells, line, row) => {
      this.record++;
      const at = 2 * (row - head.first);
      if (isBlank(cells[pair.east]) && isBlank(cells[pair.north])) {
        this.notes.add('dropped-no-geometry', `line ${line}`);
        return;
      }
      const bad = badCell(pair, xy, at);
      if (bad !== undefined) {
        fault ??= notANumber(cells, line, bad, head);
        this.notes.add('dropped-bad-coordinates', `line ${line}: ${head.names[bad]} ${cells[bad] ?? ''}`);
        return;
      }
      this.geometry.vertices.push(xy[at], xy[at + 1]);
      this.geometry.endRing();
      this.geometry.endPart(GEOMETRY.point);
      this.geometry.endFeature('Point');
      this.rows.add(idOf(cells, idColumn), line, this.record, values.of(row));
    });
    if (this.geometry.count === 0 && fault !== undefined) throw fault;
  }

  /** A vertex that cannot be read is an error: leaving it out would change the shape. */
  private async addRings(
    reading: GridReading,
    pair: PairGeometry,
    xy: Float64Array,
    { feature, ring, starts = [] }: VertexColumns,
  ): Promise<void> {
    const { head } = reading;
    const point = head.hasNames ? head.names.findIndex((name) => roleOfColumn(name) === 'point') : -1;
    const used = [pair.east, pair.north, point, ring ?? -1];
    const values = await reading.constantValues(used, feature, this.notes);
    this.rows.state(values.names, head.first);
    let open: { readonly gathered: RingGatherer; readonly id: string; readonly row: number; readonly line: number } | undefined;
    const beginning = new Set(starts);
    let numbered: string | undefined;
    const end = () => {
      if (open === undefined) return;
      this.record++;
      open.gathered.finish();
      if (endPolygons(open.gathered, this.geometry, this.notes))
        this.rows.add(open.id === '' ? null : open.id, open.line, this.record, values.of(open.row));
      else this.notes.add('dropped-empty-geometry', `line ${open.line}`);
    };
    await reading.each((cells, line, row) => {
      const at = 2 * (row - head.first);
      const [east, north] = [cells[pair.east] ?? '', cells[pair.north] ?? ''];
      if (Number.isNaN(xy[at]) && Number.isNaN(xy[at + 1]) && !/\d/.test(east + north)) {
        this.notes.add('rows-without-coordinates', `line ${line}`);
        return;
      }
      const bad = badCell(pair, xy, at);
      if (bad !== undefined) throw notANumber(cells, line, bad, head);
      const label = feature === undefined || isBlank(cells[feature]) ? (open?.id ?? '') : cells[feature].trim();
      if (open === undefined || open.id !== label) {
        end();
        open = { gathered: new RingGatherer(true), id: label, row, line };
      }
      if (beginning.has(row)) numbered = String(row);
      open.gathered.add(xy[at], xy[at + 1], ring === undefined ? numbered : cells[ring]?.trim(), line);
    });
    end();
  }
}

/** What the eastings of (east, north) pairs say together. @throws ReadError `zones-mixed` */
function tallyEastings(xy: Float64Array, lineOf: (pair: number) => number): EastingTally {
  const eastings = new EastingTally();
  for (let i = 0; i < xy.length; i += 2) {
    if (Number.isNaN(xy[i]) || Number.isNaN(xy[i + 1])) continue;
    if (!eastings.add(xy[i], xy[i + 1])) throw new ReadError('zones-mixed', { line: lineOf(i / 2) }, { east: xy[i] });
  }
  return eastings;
}

/** The first of the two coordinate cells that holds no number. */
function badCell({ east, north }: PairGeometry, xy: Float64Array, at: number): number | undefined {
  return Number.isNaN(xy[at]) ? east : Number.isNaN(xy[at + 1]) ? north : undefined;
}

const notANumber = (cells: readonly string[], line: number, column: number, { names }: TableHead): ReadError =>
  new ReadError('cell-not-a-number', { line, column: column + 1 }, { column: names[column], value: cells[column] ?? '' });

/** The column whose values are the features' own numbers. */
function findIdColumn({ names, hasNames }: TableHead, but: readonly number[]): number {
  if (!hasNames) return -1;
  return names.findIndex(
    (name, column) => !but.includes(column) && (roleOfColumn(name) === 'feature' || /^(id|objectid|编号)$/i.test(name)),
  );
}

function idOf(cells: readonly string[], column: number): string | null {
  const cell = column === -1 ? undefined : cells[column];
  return cell === undefined || isBlank(cell) ? null : cell.trim();
}
