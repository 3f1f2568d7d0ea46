import { gunzipSync, gzipSync, unzipSync } from 'fflate';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AcceptedChange, ChangeType } from '../../../src/core/register/change.ts';
import { sha256 } from '../../../src/core/register/sha256.ts';
import { foldFeed } from '../../../src/core/register/fold.ts';
import { findMalformedChange } from '../../../src/api/change.ts';
import type { Register } from '../../../src/core/register/register.ts';
import { AUDIENCES, type Audience } from '../../../src/core/report/audience.ts';
import { layOutSheet } from '../../../src/core/report/print-sheet/paper.ts';
import { readGrid, usualStep } from '../../../src/core/report/print-sheet/sheet-grid.ts';
import { stripPicture } from '../../../src/core/report/redaction/strip-picture.ts';
import { writeBase64 } from '../../../src/core/report/snapshot/base64.ts';
import { listFigures } from '../../../src/core/report/tour/read-figure.ts';
import { shareTour } from '../../../src/core/report/tour/shared-tour.ts';
import { writeTourPage } from '../../../src/formats/certificate/tour-page.ts';
import { readContainer, unpackContainer } from '../../../src/formats/container/read.ts';
import { packContainer, writeContainer } from '../../../src/formats/container/write.ts';
import { readPackage } from '../../../src/formats/package/read.ts';
import { writePackage } from '../../../src/formats/package/write.ts';
import { writePublicPage } from '../../../src/formats/public-page/write-public-page.ts';
import { createBoardWords } from '../../../src/features/leader/board/board-words.ts';
import { FigureTable } from '../../../src/features/leader/board/FigureTable.tsx';
import { HeadlineRow } from '../../../src/features/leader/board/HeadlineRow.tsx';
import { Ranking } from '../../../src/features/leader/board/Ranking.tsx';
import { REPORT_SPANS, wordReport } from '../../../src/features/leader/board/report-text.ts';
import { tellBoard } from '../../../src/features/leader/board/tell-board.ts';
import { createCompareWords } from '../../../src/features/leader/compare/compare-words.ts';
import { tellCompared } from '../../../src/features/leader/compare/export-table.ts';
import { DisclosureSheet } from '../../../src/features/leader/print/DisclosureSheet.tsx';
import { PlaneSheet } from '../../../src/features/leader/print/PlaneSheet.tsx';
import { createI18n, LOCALES } from '../../../src/i18n/create-i18n.ts';
import { createPublicPageTexts } from '../../../src/i18n/public-page/create-public-page-texts.ts';
import type { BoardAnswer } from '../../../src/workers/calls/leader-board.ts';
import { pictureFiles } from '../../core/report/snapshot/picture-files.ts';
import { type ConnectedEngine, connectEngine, readDemo } from '../../support/demo-engine.ts';
import { CHANGE_TYPES, type SecretFeed, seedFeed, wordsOf } from '../../support/secret-feed.ts';

const [BEFORE, WEEK] = ['2026-10-11', '2026-10-18'];
/** Stands in every secret behind its first character, which a masked name keeps. */
const MARK = 'ZQ密钥甲乙';
/** The digits with which every amount begins, in fen as in yuan. */
const AMOUNT = '77112233';
/** In the place of the mark in the numbers by which the office calls its reports: planners are told them. */
const OFFICE_MARK = 'QZ文号丙丁';
/** The system that a shape came in: a certificate of its area names it. */
const CRS_MARK = 'QZ坐标戊己';

let count = 0;
const secret = (path = ''): string => {
  const mark = path === 'sighting.no' ? OFFICE_MARK : path.endsWith('source.crs') ? CRS_MARK : MARK;
  return `秘${mark}${(++count).toString().padStart(6, '0')}号`;
};

/** Columns as offices keep them beside their parcels: of each feature, in every layer. */
const COLUMNS: readonly string[] = ['权利人', '身份证号', '联系电话', 'OWNER', '备注'];

/** Layers whose features carry secrets among their attributes, and the names that their files have now. */
function seedLayers(layers: ReadonlyMap<string, Uint8Array>) {
  const files = new Map<string, Uint8Array>();
  for (const [name, bytes] of layers) {
    const layer = readPackage(bytes);
    const properties = COLUMNS.map((column) => ({ name: column, values: layer.ids.map(() => secret()) }));
    const seeded = writePackage({ ...layer, properties: [...layer.properties, ...properties] });
    renamed.set(name, sha256(seeded));
    files.set(sha256(seeded), seeded);
  }
  return files;
}

const renamed = new Map<string, string>();

/** The layers' files as they are named now, and amounts that are known by their first digits. */
function amend(body: unknown, type: ChangeType): unknown {
  if (type === 'milestone-recorded') {
    const { milestone } = body as { readonly milestone: object };
    return { milestone: { ...milestone, amount: Number(AMOUNT) * 100_000 + (count % 90_000) } };
  }
  if (type !== 'layer-imported') return body;
  const { layer } = body as { readonly layer: { readonly package_sha256: string } };
  return { layer: { ...layer, package_sha256: renamed.get(layer.package_sha256) ?? layer.package_sha256 } };
}

const encoder = new TextEncoder();
/** A mark as it is, escaped, in hex, in both UTF-16, as part of an address, and in base64 at each of its offsets. */
const writingsOf = (mark: string): readonly Uint8Array[] => [
  encoder.encode(mark),
  Buffer.from(mark, 'utf16le'),
  Buffer.from(mark, 'utf16le').swap16(),
  ...['\\u', '&#x'].map((sign) => encoder.encode(`${mark.slice(0, 2)}${sign}${mark.charCodeAt(2).toString(16)}`)),
  encoder.encode(`${mark.slice(0, 2)}&#${mark.charCodeAt(2)}`),
  encoder.encode(Buffer.from(mark).toString('hex')),
  encoder.encode(encodeURIComponent(mark)),
  ...[0, 1, 2].map((offset) =>
    encoder.encode(
      Buffer.concat([Buffer.alloc(offset), Buffer.from(mark)])
        .toString('base64')
        .slice(offset === 0 ? 0 : 4, -4),
    ),
  ),
];
const GZIP_IN_BASE64 = /H4sI[A-Za-z0-9+/]{20,}={0,2}/g;

/** Where a secret stands in what leaves, also in what is packed in it; empty where none does. @param told marks that may be there */
function findSecrets(given: string | Uint8Array, told: readonly string[] = []): string[] {
  const bytes = Buffer.from(typeof given === 'string' ? encoder.encode(given) : given);
  const marks = [MARK, OFFICE_MARK, CRS_MARK].filter((mark) => !told.includes(mark));
  const found = marks.flatMap(writingsOf).flatMap((writing) => {
    const at = bytes.indexOf(Buffer.from(writing));
    return at < 0 ? [] : [bytes.subarray(Math.max(0, at - 80), at + 40).toString('utf8')];
  });
  const packed = [...bytes.toString('latin1').matchAll(GZIP_IN_BASE64)].flatMap(([base64]) =>
    findSecrets(gunzipSync(Buffer.from(base64, 'base64')), told),
  );
  const digits = bytes.toString('utf8').replace(/(\d)[ ,.\u00a0\u202f](?=\d)/g, '$1');
  const at = digits.indexOf(AMOUNT);
  return [...found, ...packed, ...(at < 0 ? [] : [digits.slice(Math.max(0, at - 80), at + 40)])];
}

let connected: ConnectedEngine;
let register: Register;
let secrets: SecretFeed;
let feed: readonly AcceptedChange[];
let packages: ReadonlyMap<string, Uint8Array>;

beforeAll(async () => {
  const demo = await readContainer(await unpackContainer(readDemo(), { fileName: 'demo.chidu' }));
  packages = seedLayers(demo.packages);
  secrets = seedFeed(demo.feed, secret, amend);
  feed = secrets.feed;
  register = foldFeed(feed);
  connected = connectEngine();
  await connected.engine.open([{ from: 'bytes', bytes: packContainer(await writeContainer({ ...demo, feed, packages })) }]);
}, 120_000);
afterAll(() => connected.stop());

const knownAt = null;
const NO_PLANE = { meridian: 135, origin: { east_m: 0, north_m: 0 } };

async function boardsFor(audience: Audience): Promise<BoardAnswer[]> {
  const levels = audience === 'public' ? (['zone'] as const) : (['zone', 'township', 'village', 'assisting-unit'] as const);
  return Promise.all(
    levels.map((level) => connected.engine.board([{ level, figure: 'cleared-land', on: WEEK, audience, knownAt }])),
  );
}

describe('of a district full of secrets', () => {
  it('many are on record: the search has something to find', async () => {
    expect(count).toBeGreaterThan(20_000);
    const names = [...register.households.values()].map(({ name }) => name).join();
    expect(findSecrets(names)).not.toEqual([]);
    for (const hidden of [gzipSync(encoder.encode(names)), encoder.encode('')]) expect(findSecrets(hidden)).toEqual([]);
    expect(findSecrets(gunzipSync(gzipSync(encoder.encode(names))))).not.toEqual([]);
    for (const hidden of [
      Buffer.from(names).toString('base64'),
      encodeURIComponent(names),
      Buffer.from(names, 'utf16le').swap16(),
    ])
      expect(findSecrets(hidden)).not.toEqual([]);
    const packed = `<script>${Buffer.from(gzipSync(encoder.encode(names))).toString('base64')}</script>`;
    expect(findSecrets(packed)).not.toEqual([]);
    const numbers = JSON.stringify([...register.sightings.values()].map(({ no, shapes }) => [no, shapes[0]?.shape?.source.crs]));
    for (const told of [[OFFICE_MARK], [CRS_MARK]]) expect(findSecrets(numbers, told)).not.toEqual([]);
    expect(findSecrets(numbers, [OFFICE_MARK, CRS_MARK])).toEqual([]);
    const paid = [...register.items.values()].flatMap(({ milestones }) => milestones.flatMap(({ amount }) => amount ?? []));
    expect(packages.size).toBeGreaterThan(1);
    for (const bytes of packages.values()) expect(findSecrets(bytes)).not.toEqual([]);
    for (const text of [String(paid[0]), (paid[0] / 100).toLocaleString('en'), (paid[0] / 1e6).toFixed(2)])
      expect([text, findSecrets(text).length]).toEqual([text, 1]);
  });

  it('every word of every type of change that the contract knows has one, whoever adds a member to it', () => {
    const without = CHANGE_TYPES.flatMap((type) => {
      const seeded = secrets.seeded.get(type) ?? new Set<string>();
      return wordsOf(type)
        .filter((path) => !seeded.has(path))
        .map((path) => `${type} ${path}`);
    });
    expect(without).toEqual([]);
    expect(findMalformedChange(feed)).toBeNull();
    for (const type of CHANGE_TYPES) {
      const bodies = JSON.stringify(feed.find((one) => one.type === type)?.body);
      expect([type, bodies.includes(MARK)]).toEqual([type, wordsOf(type).length > 0]);
    }
  });

  for (const audience of AUDIENCES) {
    it(`none is in the board for ${audience}: on its screen, in its report, in its workbook’s every part`, async () => {
      const answers = await boardsFor(audience);
      const periods = await Promise.all(
        Object.values(REPORT_SPANS).map((days) => connected.engine.boardPeriod([WEEK, days, audience, knownAt])),
      );
      expect(findSecrets(JSON.stringify([answers, periods]))).toEqual([]);
      for (const language of LOCALES) {
        const texts = await createI18n(language);
        const words = createBoardWords(texts.t, language);
        for (const answer of answers) {
          const shown = { answer, figure: 'signing', districtId: 'd' } as const;
          const page = renderToStaticMarkup(
            <I18nextProvider i18n={texts}>
              <HeadlineRow {...answer} />
              <Ranking {...shown} />
              <FigureTable {...shown} />
            </I18nextProvider>,
          );
          const report = periods.map((period) => wordReport({ answer, period, t: texts.t, language }));
          expect(page.length).toBeGreaterThan(5000);
          expect(findSecrets(page + JSON.stringify(report))).toEqual([]);
          const { headings, cells } = tellBoard({ answer, figure: 'signing', t: texts.t, words, months: 1 });
          const workbook = await connected.engine.boardWorkbook([
            { name: '晒比', columns: headings.map((heading) => ({ heading, style: 'text', width: 14 })), rows: cells },
          ]);
          const parts = unzipSync(workbook);
          expect(Object.keys(parts).length).toBeGreaterThan(4);
          for (const [name, part] of Object.entries(parts)) expect([name, findSecrets(part)]).toEqual([name, []]);
        }
      }
    });

    it(`none is in what compares two days, in its workbook, in the charts and on the printed sheets for ${audience}`, async () => {
      const { engine } = connected;
      const question = { audience, knownAt };
      const answer = await engine.compareDays([question, BEFORE, WEEK]);
      const series = [await engine.stackedSeries([question, null]), await engine.zoneSeries([question])];
      expect(findSecrets(JSON.stringify([answer, series]))).toEqual([]);
      for (const language of LOCALES) {
        const { t } = await createI18n(language);
        const { headings, cells } = tellCompared(t, answer.lines, createCompareWords(t, language, 'mu', false));
        const workbook = await engine.boardWorkbook([
          { name: '对比', columns: headings.map((heading) => ({ heading, style: 'text', width: 14 })), rows: cells },
        ]);
        for (const [name, part] of Object.entries(unzipSync(workbook))) expect([name, findSecrets(part)]).toEqual([name, []]);
      }
      const basis = { on: WEEK, audience, knownAt };
      const frame = { width_mm: 380, height_mm: 250 };
      const plan = await engine.planPrint([{ ...basis, target: { kind: 'district' }, scale: null, frame, overlap_mm: 10 }]);
      if (!('scale' in plan)) throw new Error('the district fits on no sheet');
      for (const { box } of plan.sheets) {
        const sheet = await engine.drawSheet([box, plan.scale, basis, 'everything']);
        expect(sheet.drawn.length).toBeGreaterThan(0);
        expect(findSecrets(JSON.stringify(sheet))).toEqual([]);
        const { no } = plan.sheets.find((one) => one.box === box) ?? plan.sheets[0];
        for (const language of LOCALES) {
          const texts = await createI18n(language);
          const page = renderToStaticMarkup(
            <I18nextProvider i18n={texts}>
              <PlaneSheet
                layout={layOutSheet('A3', 'landscape')}
                title={texts.t('print.title')}
                label={texts.t('print.title')}
                set={plan}
                no={no}
                sheet={sheet}
                grid={readGrid(box, plan.scale, usualStep(plan.scale), register.settings?.plane ?? NO_PLANE)}
                measure="planar"
                lines={[[texts.t('print.block.day'), WEEK]]}
              />
            </I18nextProvider>,
          );
          expect(page.length).toBeGreaterThan(5000);
          expect(findSecrets(page)).toEqual([]);
        }
      }
    });

    it(`none is in a shared tour’s file for ${audience}, unpacked, nor in its pictures; nor on the public’s page`, async () => {
      const { engine } = connected;
      const order = {
        id: 's-1',
        audience,
        asOf: WEEK,
        words: { title: '第 42 周', text: '' },
        camera: null,
        pictures: [],
        before: [],
      };
      const { bytes, frozen } = await engine.makeSnapshot([order, { feed, packages }]);
      const { snapshot } = await engine.readSnapshot([bytes]);
      if (!snapshot) throw new Error('the snapshot cannot be read');
      const figures = listFigures(snapshot, snapshot.figures[0].rows[0].key).slice(0, 4);
      const stop = {
        id: 'stop-1',
        snapshot_sha256: frozen.file_sha256,
        title: '一站',
        text: '',
        notes: '',
        camera: { lon: 134.2, lat: 24, zoom: 12, bearing: 0, width_px: 1280 },
        flight_s: 2,
        layers: [],
        figures,
      };
      const { id, name, timeZone } = snapshot.district;
      const tour = shareTour(
        { id: 't-1', title: '巡览', audience, stops: [stop] },
        { district: { id, name, timeZone }, sharedOn: WEEK, endsOn: '2026-12-20', withNotes: true },
      );
      const [photo] = pictureFiles(`${MARK}相机`);
      const bare = stripPicture(photo);
      if (!bare) throw new Error('the picture cannot be read');
      const page = writeTourPage(tour, {
        language: 'zh-CN',
        title: '巡览',
        checking: '',
        noscript: '',
        script: '',
        style: '',
        data: new Map([
          [`snapshot-${frozen.file_sha256}`, writeBase64(gzipSync(bytes))],
          [`picture-${'0'.repeat(64)}`, writeBase64(bare.bytes)],
        ]),
      }).join('');
      expect(findSecrets(photo)).not.toEqual([]);
      const noted = { id: 't-1', title: '巡览', audience, stops: [{ ...stop, notes: secret() }] };
      const shared = (withNotes: boolean) =>
        JSON.stringify(shareTour(noted, { district: { id, name, timeZone }, sharedOn: WEEK, endsOn: '2026-12-20', withNotes }));
      // Of the public nobody is given notes, whatever was chosen.
      expect(findSecrets(shared(true)).length > 0).toBe(audience !== 'public');
      expect(findSecrets(shared(false))).toEqual([]);
      const told = audience === 'planner' ? [OFFICE_MARK] : [];
      expect(findSecrets(page, told)).toEqual([]);
      const parts = [...page.matchAll(/<script type="text\/plain" id="(\w+)-\w+">([^<]*)</g)];
      expect(parts.map(([, kind]) => kind)).toEqual(['snapshot', 'picture']);
      for (const [, kind, base64] of parts) {
        const part = Buffer.from(base64, 'base64');
        expect([kind, findSecrets(kind === 'snapshot' ? gunzipSync(part) : part, told)]).toEqual([kind, []]);
      }
      if (audience !== 'public') return;
      for (const language of LOCALES) {
        const texts = await createPublicPageTexts(language);
        const html = writePublicPage({ snapshot, file_sha256: frozen.file_sha256, other: 'other.html' }, texts);
        expect(findSecrets(html)).toEqual([]);
      }
    });
  }

  it('none is in an item’s certificate of area; and a disclosure list has those of the fields that were chosen alone', async () => {
    const { engine } = connected;
    const item = [...register.items.values()].find(({ households, buildings }) => households.length > 0 && buildings.length > 0);
    if (!item) throw new Error('the demo has no such item');
    const certificate = await engine.certify([{ of: 'item', itemId: item.id }, WEEK, '2026-11-20T02:00:00.000Z']);
    // The file that its land was read from is named on purpose: whoever recomputes the area asks for it.
    const rest = JSON.stringify(certificate, (name, value: unknown) => (name === 'fileName' ? '' : value));
    // So is the system that its corners came in.
    expect(findSecrets(rest, [CRS_MARK])).toEqual([]);
    const disclosed = await engine.disclosureList([
      item.redLineId,
      WEEK,
      ['parcel-no', 'share', 'floor', 'basis', 'masked-name'],
    ]);
    const { list } = disclosed;
    expect(list.rows.length).toBeGreaterThan(5);
    expect(findSecrets(JSON.stringify(list))).toEqual([]);
    const hung = {
      name: '红线',
      district: '示范区',
      regime: 'state',
      from: WEEK,
      until: WEEK,
      contact: '',
      isDraft: false,
    } as const;
    for (const language of LOCALES) {
      const page = renderToStaticMarkup(
        <I18nextProvider i18n={await createI18n(language)}>
          <DisclosureSheet {...hung} list={disclosed} />
        </I18nextProvider>,
      );
      expect(page.length).toBeGreaterThan(1000);
      expect(findSecrets(page)).toEqual([]);
    }
    const full = await engine.disclosureList([item.redLineId, WEEK, ['household-no', 'name', 'address', 'amount']]);
    expect(findSecrets(JSON.stringify(full.list)).length).toBeGreaterThan(1);
  });
});
