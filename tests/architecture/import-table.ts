/** Which folder of src/ may import which. The README shows the same table; a test compares the two. */
export interface FolderRule {
  readonly folders: readonly string[];
  /** Folders, or one file of a folder (`formats/catalog`). A folder may always import itself. */
  readonly mayImport: readonly string[];
}

const SERVER_SIDE = ['core', 'api', 'formats', 'i18n', 'demo'];
const CLIENT_SIDE = [
  'app',
  'features',
  'ui',
  'map',
  'state',
  'sync',
  'store',
  'workers',
  'formats',
  'api',
  'i18n',
  'core',
  'player',
];

export const FOLDER_RULES: readonly FolderRule[] = [
  { folders: ['core'], mayImport: [] },
  { folders: ['i18n'], mayImport: [] },
  { folders: ['api'], mayImport: ['core'] },
  { folders: ['formats'], mayImport: ['core', 'api', 'i18n'] },
  { folders: ['store'], mayImport: ['core', 'api'] },
  { folders: ['workers'], mayImport: ['core', 'api', 'formats', 'store'] },
  { folders: ['sync'], mayImport: ['core', 'api', 'store'] },
  { folders: ['demo'], mayImport: ['core', 'formats'] },
  { folders: ['state'], mayImport: ['core', 'api', 'store', 'sync', 'workers'] },
  { folders: ['map'], mayImport: ['core'] },
  { folders: ['ui'], mayImport: ['core', 'i18n'] },
  {
    folders: ['features'],
    mayImport: [
      'core',
      'state',
      'map',
      'ui',
      'i18n',
      'workers',
      'formats/catalog',
      'formats/certificate',
      'player/certificate',
      'player/tour',
    ],
  },
  { folders: ['player'], mayImport: ['core', 'map', 'ui', 'i18n', 'formats/certificate', 'features/leader'] },
  // The rules that block are judged at the desk and at the server by the same engine, which knows neither browser nor worker.
  { folders: ['server'], mayImport: [...SERVER_SIDE, 'workers/engine'] },
  { folders: ['cli'], mayImport: [...SERVER_SIDE, 'server'] },
  { folders: ['app', 'main'], mayImport: CLIENT_SIDE },
];

/** Parts of screens that every feature may use: they join the stores to the map, which neither `ui` nor `map` may do. They use no feature. */
export const SHARED_FEATURES: readonly string[] = ['district-map', 'base-maps'];

/** Files of `data/` that become a part of the code, by folder of `data/`. */
export const DATA_RULES: readonly { readonly data: string; readonly folders: readonly string[] }[] = [
  { data: 'data/holidays/', folders: ['demo', 'state'] },
];

/** Which packages are known to which folders of src/ alone. A package that is not listed may not be imported in src/ at all. */
export interface PackageRule {
  /** Names; a trailing `*` stands for the rest of the name. */
  readonly packages: readonly string[];
  readonly folders: readonly string[];
}

const SCREENS = ['main', 'app', 'features', 'ui', 'player'];

export const PACKAGE_RULES: readonly PackageRule[] = [
  { packages: ['@turf/*', 'flatbush', 'proj4', 'gcoord'], folders: ['core'] },
  {
    packages: ['@tmcw/togeojson', '@xmldom/xmldom', 'fflate', '@maplibre/vt-pbf'],
    folders: ['formats'],
  },
  { packages: ['write-excel-file', 'papaparse'], folders: ['formats'] },
  { packages: ['pmtiles'], folders: ['formats', 'map'] },
  { packages: ['maplibre-gl'], folders: ['map'] },
  { packages: ['zustand'], folders: ['state'] },
  { packages: ['react', 'react-dom', 'react-i18next', '@mantine/*', '@tabler/icons-react'], folders: SCREENS },
  { packages: ['@tanstack/react-router'], folders: ['app', 'features'] },
  { packages: ['d3-*'], folders: ['ui'] },
  { packages: ['i18next'], folders: ['i18n'] },
  { packages: ['zod'], folders: ['api', 'formats', 'server'] },
  { packages: ['dexie'], folders: ['store'] },
  { packages: ['tus-js-client'], folders: ['sync'] },
  {
    packages: ['fastify', '@fastify/static', 'pg', '@electric-sql/pglite', 'jose', '@tus/*', '@fastify/cookie', 'aws4fetch'],
    folders: ['server'],
  },
  { packages: ['node:*'], folders: ['server', 'cli'] },
];

/** Packages of types without code: any folder may name them in `import type`. */
export const TYPE_PACKAGES: readonly string[] = ['geojson'];
