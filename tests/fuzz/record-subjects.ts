import { gzipSync, strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { buildColumns } from '../../src/core/overlay/build-columns.ts';
import { makeCertificate } from '../../src/core/measure/certificate/make-certificate.ts';
import { createDistrict } from '../../src/core/register/actions/create-district.ts';
import { drawRedLine } from '../../src/core/register/actions/draw-red-line.ts';
import { reportSighting } from '../../src/core/register/actions/report-sighting.ts';
import { carriedOf } from '../../src/core/register/outbox/carried-change.ts';
import { readReceipt, sealReceipt } from '../../src/core/register/outbox/receipt.ts';
import { sha256 } from '../../src/core/register/sha256.ts';
import { writeSnapshot } from '../../src/core/report/snapshot/make-snapshot.ts';
import { readSnapshot } from '../../src/core/report/snapshot/read-snapshot.ts';
import { shareTour } from '../../src/core/report/tour/shared-tour.ts';
import { readHolidayYear } from '../../src/core/rules/calendar/read-holiday-year.ts';
import { verifyCertificateFile } from '../../src/formats/certificate/read.ts';
import { writeTourPage } from '../../src/formats/certificate/tour-page.ts';
import { writeCertificateHtml, writeCertificateJson } from '../../src/formats/certificate/write.ts';
import { openContainerFile } from '../../src/formats/container/open.ts';
import { readOutbox, writeOutbox } from '../../src/formats/container/outbox.ts';
import { packContainer, writeContainer } from '../../src/formats/container/write.ts';
import { readMilestoneTable } from '../../src/formats/milestone-table/read-table.ts';
import { readPackage } from '../../src/formats/package/read.ts';
import { writePackage } from '../../src/formats/package/write.ts';
import { readPhoto } from '../../src/formats/photo/read.ts';
import { openArchive } from '../../src/formats/pmtiles/archive.ts';
import { writeWorkbook } from '../../src/formats/xlsx/write.ts';
import { certificateZh } from '../../src/i18n/planner/certificate-zh.ts';
import { proveTourPage } from '../../src/server/tours/prove-tour-page.ts';
import { freeze } from '../core/report/snapshot/freeze.ts';
import { parcelFacts } from '../support/certificate-facts.ts';
import { connectEngine } from '../support/demo-engine.ts';
import { createWriter, DISTRICT_INPUT, RED_LINE, SIGHTING, squareShape, type Writer } from '../support/district-changes.ts';
import { makePmtiles } from '../support/make-pmtiles.ts';
import { layOneParcel } from '../support/one-parcel.ts';
import { createRandom, randomShape } from '../support/random-polygons.ts';
import { realSamples } from './real-samples.ts';
import type { Sample, Subject } from './subject.ts';

const ON = '2026-02-01';

async function smallDistrict(): Promise<{ readonly writer: Writer; readonly packages: ReadonlyMap<string, Uint8Array> }> {
  const writer = createWriter();
  writer.accept(createDistrict(writer.register, DISTRICT_INPUT));
  const parcel = await layOneParcel();
  writer.accept(parcel.draft(writer.register));
  writer.accept(
    drawRedLine(writer.register, { redLine: RED_LINE, shape: squareShape(134.2, 24, 0.004), reason: '初始', on: '2026-01-03' }),
  );
  writer.accept(reportSighting(writer.register, { sighting: SIGHTING, shape: squareShape(134.2, 24), reason: '巡查', on: ON }));
  return { writer, packages: parcel.packages };
}

async function containers(): Promise<Sample[]> {
  const { writer, packages } = await smallDistrict();
  const { district, settings } = writer.register;
  if (!district || !settings) throw new Error('no district');
  const bytes = packContainer(await writeContainer({ district, settings, packages, photos: new Map(), feed: writer.changes }));
  return [{ name: 'a.chidu', bytes }];
}

/** Puts right what a manifest says of the files beside it: whoever forges a file can reckon a hash. */
function reseal(bytes: Uint8Array, list: string, member: 'feed' | 'changes'): Uint8Array {
  try {
    const files = unzipSync(bytes);
    const manifest = JSON.parse(strFromU8(files['district.json'])) as Record<string, Record<string, unknown>>;
    manifest[member] = { ...manifest[member], sha256: sha256(files[list]) };
    const packages = Object.entries(files).filter(([name]) => name.startsWith('packages/'));
    if (packages.length > 0) manifest.packages = packages.map(([, content]) => sha256(content)).sort() as never;
    const renamed = packages.map(([, content]) => [`packages/${sha256(content)}`, content] as const);
    const others = Object.entries(files).filter(([name]) => !name.startsWith('packages/'));
    return zipSync(
      { ...Object.fromEntries([...others, ...renamed]), 'district.json': strToU8(JSON.stringify(manifest)) },
      { level: 1 },
    );
  } catch {
    return bytes;
  }
}

/** Of one parcel nearly every byte is structure; of many, with properties of every type, most are values that another may stand for. */
async function packages(): Promise<Sample[]> {
  const random = createRandom(20261129);
  const columns = buildColumns(Array.from({ length: 60 }, () => randomShape(random, 2_000_000)));
  const column = (name: string, valueOf: (row: number) => string | number | boolean | undefined) => ({
    name,
    values: Array.from({ length: columns.count }, (_, row) => valueOf(row)),
  });
  const many = writePackage({
    district: DISTRICT_INPUT.id,
    layer: 'parcels',
    plane: DISTRICT_INPUT.plane,
    columns,
    ids: Array.from({ length: columns.count }, (_, row) => `row ${row}`),
    properties: [
      column('地类', (row) => (row % 7 === 0 ? undefined : ['住宅', '商业', '旱地'][row % 3])),
      column('面积', () => 1000 * random()),
      column('户数', (row) => row % 9),
      column('已签', (row) => row % 2 === 0),
    ],
  });
  const small = [...(await smallDistrict()).packages.values()].map((bytes) => ({ name: 'package', bytes }));
  return [...small, { name: 'many', bytes: many }];
}

async function openDistrict({ name, bytes }: Sample, seed: number): Promise<void> {
  const { engine, stop } = connectEngine();
  try {
    const given = seed % 4 === 0 ? bytes : reseal(bytes, 'feed.ndjson', 'feed');
    await engine.open([{ from: 'bytes', bytes: given, fileName: name }]);
  } finally {
    stop();
  }
}

async function outboxes(): Promise<Sample[]> {
  const { writer } = await smallDistrict();
  const header = {
    district: { id: DISTRICT_INPUT.id, name: DISTRICT_INPUT.name },
    base: { seq: 1, hash: 'a'.repeat(64) },
    device: 'dev-1',
    exportedAt: '2026-11-28T02:00:00.000Z',
  };
  const pieces: Uint8Array[] = [];
  await writeOutbox(
    header,
    writer.changes.slice(-1).map(carriedOf),
    async () => null,
    (piece) => void pieces.push(piece),
  );
  return [{ name: 'a.chidu', bytes: Uint8Array.from(Buffer.concat(pieces)) }];
}

async function readOutboxFile({ name, bytes }: Sample, seed: number): Promise<void> {
  const given = seed % 4 === 0 ? bytes : reseal(bytes, 'changes.ndjson', 'changes');
  const container = await openContainerFile(new Blob([given as Uint8Array<ArrayBuffer>]), { fileName: name });
  const files = new Map<string, Uint8Array>();
  for (const path of container.paths) files.set(path, (await container.read(path)) ?? new Uint8Array());
  await readOutbox(files, async () => 'proven');
}

async function snapshots(): Promise<Sample[]> {
  const { writer } = await smallDistrict();
  const frozen = { register: writer.register, layers: [], head: writer.changes[writer.changes.length - 1] };
  return [{ name: 'a.json', bytes: writeSnapshot(await freeze(frozen, 'leader', { asOf: ON })) }];
}

async function tours(): Promise<Sample[]> {
  const [{ bytes }] = await snapshots();
  const stop = {
    id: 'st-1',
    snapshot_sha256: sha256(bytes),
    camera: { lon: 134.2, lat: 24, zoom: 12, bearing: 0, width_px: 1280 },
    flight_s: 3,
    layers: [],
    title: '全区',
    text: '<script>alert(1)</script>',
    notes: '',
    figures: [],
  };
  const request = {
    district: { id: 'd-1', name: '区', timeZone: 'Asia/Shanghai' },
    sharedOn: ON,
    endsOn: '2026-02-10',
    withNotes: false,
  };
  const shared = shareTour({ id: 'to-1', title: '巡览', audience: 'leader', stops: [stop] }, request);
  const page = writeTourPage(shared, {
    language: 'zh-CN',
    title: '巡览',
    checking: '…',
    noscript: '…',
    script: 'void 0',
    style: 'p{}',
    data: new Map([[`snapshot-${sha256(bytes)}`, Buffer.from(gzipSync(bytes)).toString('base64')]]),
  });
  return [{ name: 'a.html', bytes: strToU8(page.join('')) }];
}

const certificates = async (): Promise<Sample[]> => {
  const certificate = makeCertificate(parcelFacts());
  return [
    { name: 'a.json', bytes: strToU8(writeCertificateJson(certificate)) },
    {
      name: 'a.html',
      bytes: strToU8(writeCertificateHtml(certificate, certificateZh, 'zh-CN', { script: 'void 0', style: 'p{}' })),
    },
  ];
};

const BULK = [
  ['宗地号', '节点', '办理日期', '协议编号', '金额（元）'],
  ['001', '签约', '2026-02-01', '协〔2026〕1号', '1200.50'],
  ['002', '拨付', '2026/3/1', '', '=1+1'],
];

const bulkTables = async (): Promise<Sample[]> => [
  { name: 'a.csv', bytes: strToU8(BULK.map((row) => row.join(',')).join('\n')) },
  {
    name: 'a.xlsx',
    bytes: writeWorkbook({
      name: '节点',
      columns: BULK[0].map((heading) => ({ heading, style: 'text', width: 12 })),
      rows: BULK.slice(1),
    }),
  },
];

const archives = async (): Promise<Sample[]> => {
  const tiles = Array.from({ length: 16 }, (_, n) => ({ z: 2, x: n % 4, y: n >> 2, data: strToU8(`tile ${n % 3}`) }));
  return [
    { name: 'a.pmtiles', bytes: makePmtiles(tiles, { tileType: 1, gzip: true, metadata: { vector_layers: [{ id: 'a' }] } }) },
    { name: 'b.pmtiles', bytes: makePmtiles(tiles, { tileType: 2, leaf: 3 }) },
  ];
};

async function readArchive({ bytes }: Sample): Promise<void> {
  const archive = await openArchive(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  const { signal } = new AbortController();
  const wanted = Array.from({ length: 16 }, (_, n) => ({ z: 2, x: n % 4, y: n >> 2 }));
  await archive.read(await archive.locate(wanted, signal), signal, () => {});
}

const decode = ({ bytes }: Sample): string => new TextDecoder().decode(bytes);

/** Everything else that is read from files: what the program wrote itself, and what people hand over beside layers. */
export const RECORD_SUBJECTS: readonly Subject[] = [
  { name: 'district file', samples: containers, read: openDistrict },
  { name: 'outbox file', samples: outboxes, read: readOutboxFile },
  {
    name: 'package',
    samples: packages,
    read: async ({ bytes }) => void readPackage(bytes),
  },
  { name: 'certificate', samples: certificates, read: async ({ bytes }) => void verifyCertificateFile(bytes) },
  { name: 'snapshot', samples: snapshots, read: async ({ bytes }) => void readSnapshot(bytes) },
  {
    name: 'tour page',
    samples: tours,
    read: async (file) => void proveTourPage(decode(file), (await smallDistrict()).writer.register, 'd-1', ON),
  },
  {
    name: 'receipt',
    samples: async () => [
      {
        name: 'a.json',
        bytes: strToU8(
          JSON.stringify(
            sealReceipt({
              district: { id: 'd-1', name: '区' },
              head: { seq: 3, hash: 'a'.repeat(64) },
              issuedAt: '2026-11-28T02:00:00.000Z',
              device: 'desk',
              taken: [{ id: 'c-1', seq: 2, digest: 'b'.repeat(64) }],
              files: [],
              refused: [],
            }),
          ),
        ),
      },
    ],
    read: async (file) => void readReceipt(decode(file)),
  },
  {
    name: 'holidays',
    samples: async () => [
      {
        name: '2026.json',
        bytes: strToU8(
          JSON.stringify({
            year: 2026,
            source: '国办',
            offDays: ['2026-01-01', '2026-05-01', '2026-10-01', '2026-10-02', '2026-10-03'],
            makeUpWorkdays: ['2026-01-04'],
            statutoryDays: ['2026-01-01', '2026-05-01', '2026-10-01', '2026-10-02', '2026-10-03'],
          }),
        ),
      },
    ],
    read: async (file) => {
      const text = decode(file);
      if (isJson(text)) readHolidayYear(JSON.parse(text));
    },
  },
  {
    name: 'bulk table',
    samples: bulkTables,
    read: async ({ name, bytes }) => void (await readMilestoneTable(bytes, { fileName: name })),
  },
  { name: 'base map', samples: archives, read: readArchive },
  {
    name: 'photo',
    samples: async () => [
      {
        name: 'a.jpg',
        bytes: Uint8Array.of(
          0xff,
          0xd8,
          0xff,
          0xe1,
          0,
          16,
          0x45,
          0x78,
          0x69,
          0x66,
          0,
          0,
          0x49,
          0x49,
          42,
          0,
          8,
          0,
          0,
          0,
          0xff,
          0xd9,
        ),
      },
      ...realSamples(/07_exif.*\.jpg$/),
    ],
    read: async ({ bytes }) => void readPhoto(bytes),
  },
];

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
