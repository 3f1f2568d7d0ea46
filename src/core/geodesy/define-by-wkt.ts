import { type CrsDefinition, type Projection, type ProjectionMethod, WGS84, recogniseDatum } from './crs-definition.ts';
import { type WktNode, parseWkt } from './parse-wkt.ts';

/** Names of methods, lower case without marks; OGC, ESRI and EPSG (WKT 2). */
const METHODS: Readonly<Record<string, ProjectionMethod>> = {
  transversemercator: 'tmerc',
  gausskruger: 'tmerc',
  gausskruger3degree: 'tmerc',
  mercator: 'merc',
  mercator1sp: 'merc',
  mercatorvarianta: 'merc',
  mercator2sp: 'merc',
  mercatorvariantb: 'merc',
  mercatorauxiliarysphere: 'web-mercator',
  popularvisualisationpseudomercator: 'web-mercator',
  lambertconformalconic: 'lcc',
  lambertconformalconic1sp: 'lcc',
  lambertconformalconic2sp: 'lcc',
  lambertconicconformal1sp: 'lcc',
  lambertconicconformal2sp: 'lcc',
  albers: 'aea',
  albersequalarea: 'aea',
  albersconicequalarea: 'aea',
  lambertazimuthalequalarea: 'laea',
  obliquestereographic: 'sterea',
  doublestereographic: 'sterea',
};

type Parameter = 'lat0' | 'lon0' | 'lat1' | 'lat2' | 'scale' | 'x0' | 'y0';

const PARAMETERS: Readonly<Record<string, Parameter | null>> = {
  latitudeoforigin: 'lat0',
  latitudeofcenter: 'lat0',
  latitudeofcentre: 'lat0',
  latitudeofnaturalorigin: 'lat0',
  latitudeoffalseorigin: 'lat0',
  centralmeridian: 'lon0',
  longitudeoforigin: 'lon0',
  longitudeofcenter: 'lon0',
  longitudeofcentre: 'lon0',
  longitudeofnaturalorigin: 'lon0',
  longitudeoffalseorigin: 'lon0',
  standardparallel1: 'lat1',
  latitudeof1ststandardparallel: 'lat1',
  standardparallel2: 'lat2',
  latitudeof2ndstandardparallel: 'lat2',
  scalefactor: 'scale',
  scalefactoratnaturalorigin: 'scale',
  falseeasting: 'x0',
  eastingatfalseorigin: 'x0',
  falsenorthing: 'y0',
  northingatfalseorigin: 'y0',
  auxiliaryspheretype: null,
};

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const PROJECTED = ['PROJCS', 'PROJCRS', 'PROJECTEDCRS'];
const GEOGRAPHIC = ['GEOGCS', 'GEOGCRS', 'GEODCRS', 'GEOGRAPHICCRS', 'BASEGEOGCRS', 'BASEGEODCRS'];
/** What may stand around them: heights, or a transformation. */
const WRAPPERS = ['COMPD_CS', 'COMPOUNDCRS', 'BOUNDCRS', 'SOURCECRS'];

/** The system that a WKT defines; `undefined` where it is none, or uses what is not computed here. */
export function defineByWkt(text: string): CrsDefinition | undefined {
  const root = parseWkt(text);
  const node = root && unwrap(root);
  if (node === undefined) return undefined;
  if (GEOGRAPHIC.includes(node.keyword)) return defineGeographic(node);
  const base = node.children.find(({ keyword }) => GEOGRAPHIC.includes(keyword));
  const geographic = base && defineGeographic(base);
  const projection = geographic && readProjection(node, geographic);
  if (geographic === undefined || projection === undefined || isTurned(node)) return undefined;
  const datum = projection.method === 'web-mercator' ? WGS84 : geographic.datum;
  return { ...codeOf(node), name: nameOf(node), datum, projection };
}

function unwrap(node: WktNode): WktNode | undefined {
  if (PROJECTED.includes(node.keyword) || GEOGRAPHIC.includes(node.keyword)) return node;
  if (!WRAPPERS.includes(node.keyword)) return undefined;
  for (const child of node.children) {
    const found = unwrap(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

const nameOf = ({ values }: WktNode): string => String(values[0] ?? '').slice(0, 80);

function childOf(node: WktNode, ...keywords: readonly string[]): WktNode | undefined {
  return node.children.find(({ keyword }) => keywords.includes(keyword));
}

function codeOf(node: WktNode): { code?: string } {
  const authority = childOf(node, 'AUTHORITY', 'ID');
  const [register, code] = authority?.values ?? [];
  return String(register).toUpperCase() === 'EPSG' && /^\d{4,6}$/.test(String(code)) ? { code: `EPSG:${code}` } : {};
}

/** Degrees of Greenwich only: gradians and other prime meridians belong to datums that are not taken anyway. */
function defineGeographic(node: WktNode): CrsDefinition | undefined {
  const datum = childOf(node, 'DATUM', 'GEODETICDATUM', 'ENSEMBLE');
  const ellipsoid = datum && childOf(datum, 'SPHEROID', 'ELLIPSOID');
  const [, a, inverseFlattening] = ellipsoid?.values ?? [];
  const meridian = childOf(node, 'PRIMEM', 'PRIMEMERIDIAN')?.values[1] ?? 0;
  const degree = childOf(node, 'UNIT', 'ANGLEUNIT')?.values[1] ?? Math.PI / 180;
  if (datum === undefined || typeof a !== 'number' || typeof inverseFlattening !== 'number' || meridian !== 0) return undefined;
  if (typeof degree !== 'number' || Math.abs(degree - Math.PI / 180) > 1e-9) return undefined;
  const lengthUnit = ellipsoid && childOf(ellipsoid, 'LENGTHUNIT')?.values[1];
  const a_m = typeof lengthUnit === 'number' ? a * lengthUnit : a;
  return { ...codeOf(node), name: nameOf(node), datum: recogniseDatum(nameOf(datum), { a_m, inverseFlattening }) };
}

function readProjection(node: WktNode, { datum }: CrsDefinition): Projection | undefined {
  const conversion = childOf(node, 'CONVERSION') ?? node;
  const name = plain(String(childOf(conversion, 'PROJECTION', 'METHOD')?.values[0] ?? ''));
  const method = methodOf(node, Object.hasOwn(METHODS, name) ? METHODS[name] : undefined, datum.ellipsoid.inverseFlattening);
  const unit_m = unitOf(node);
  if (method === undefined || unit_m === undefined) return undefined;
  const found = new Map<Parameter, number>();
  for (const { keyword, values, children } of conversion.children) {
    if (keyword !== 'PARAMETER') continue;
    const key = plain(String(values[0]));
    const parameter = Object.hasOwn(PARAMETERS, key) ? PARAMETERS[key] : undefined;
    const [, value] = values;
    if (parameter === undefined || typeof value !== 'number' || !Number.isFinite(value)) return undefined;
    if (parameter === null) continue;
    const own = children.find(({ keyword: unit }) => unit === 'LENGTHUNIT' || unit === 'ANGLEUNIT')?.values[1];
    if (parameter === 'x0' || parameter === 'y0') found.set(parameter, value * (typeof own === 'number' ? own : unit_m));
    else if (parameter !== 'scale' && typeof own === 'number') found.set(parameter, value * own * (180 / Math.PI));
    else found.set(parameter, value);
  }
  if (method === 'web-mercator') found.delete('lat1');
  return {
    method,
    lat0: roundDegrees(found.get('lat0') ?? 0),
    lon0: roundDegrees(found.get('lon0') ?? 0),
    ...(found.has('lat1') ? { lat1: roundDegrees(found.get('lat1') ?? 0) } : {}),
    ...(found.has('lat2') ? { lat2: roundDegrees(found.get('lat2') ?? 0) } : {}),
    scale: found.get('scale') ?? 1,
    falseEasting_m: found.get('x0') ?? 0,
    falseNorthing_m: found.get('y0') ?? 0,
    unit_m,
  };
}

/** A conversion factor of fifteen digits must not move a meridian of whole degrees. */
const roundDegrees = (value: number): number => Math.round(value * 1e11) / 1e11;

/** Web Mercator hides behind the plain one: in an extension, in its name, or on a sphere. */
function methodOf(node: WktNode, method: ProjectionMethod | undefined, inverseFlattening: number): ProjectionMethod | undefined {
  if (method !== 'merc') return method;
  const extension = String(childOf(node, 'EXTENSION')?.values[1] ?? '');
  const isWeb = /\+a=6378137 \+b=6378137/.test(extension) || /pseudo.?mercator|web.?mercator/i.test(nameOf(node));
  return isWeb || inverseFlattening === 0 ? 'web-mercator' : method;
}

/** Metres of the unit, which stands behind the parameters in WKT 1, and in WKT 2 at the end or with the axes. */
function unitOf(node: WktNode): number | undefined {
  const axis = childOf(node, 'AXIS');
  const unit = childOf(node, 'UNIT', 'LENGTHUNIT') ?? (axis && childOf(axis, 'LENGTHUNIT', 'UNIT'));
  const factor = unit?.values[1] ?? 1;
  return typeof factor === 'number' && factor > 0 && factor < 1e6 ? factor : undefined;
}

/** Axes that run west or south. */
function isTurned(node: WktNode): boolean {
  return node.children.some(
    ({ keyword, values }) => keyword === 'AXIS' && values.some((value) => /^(west|south)$/i.test(String(value))),
  );
}
