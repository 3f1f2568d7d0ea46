import { gunzipSync, gzipSync, unzipSync } from 'fflate';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AcceptedChange } from '../../../src/core/register/change.ts';
import { acceptChange, EMPTY_FEED } from '../../../src/core/register/feed.ts';
import { sha256 } from '../../../src/core/register/sha256.ts';
import { foldFeed } from '../../../src/core/register/fold.ts';
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

const [BEFORE, WEEK] = ['2026-10-11', '2026-10-18'];
/** Stands in every secret behind its first character, which a masked name keeps. */
const MARK = 'ZQ密钥甲乙';
/** The digits with which every amount begins, in fen as in yuan. */
const AMOUNT = '77112233';
/** Fields that hold words of people or of papers, whatever they stand in. */
const WORDS: ReadonlySet<string> = new Set([
  'address',
  'absentEvidence',
  'approvalNo',
  'assignee',
  'by',
  'detail',
  'device',
  'documentNo',
  'evidence',
  'fileName',
  'note',
  'phone',
  'proof',
  'reason',
]);

let count = 0;
const secret = (): string => `秘${MARK}${(++count).toString().padStart(6, '0')}号`;

/** Columns as offices keep them beside their parcels: of each feature, in every layer. */
const COLUMNS: readonly string[] = ['权利人', '身份证号', '联系电话', 'OWNER', '备注'];

/** Layers whose features carry secrets among their attributes, and the names that their files have now. */
function seedLayers(layers: ReadonlyMap<string, Uint8Array>) {
  const files = new Map<string, Uint8Array>();
  for (const [name, bytes] of layers) {
    const layer = readPackage(bytes);
    const properties = COLUMNS.map((column) => ({ name: column, values: layer.ids.map(secret) }));
    const seeded = writePackage({ ...layer, properties: [...layer.properties, ...properties] });
    renamed.set(name, sha256(seeded));
    files.set(sha256(seeded), seeded);
  }
  return files;
}

const renamed = new Map<string, string>();

/** A change with a secret in every field that may hold one. */
function seed<T>(value: T, kind: string): T {
  if (typeof value === 'string') return (renamed.get(value) ?? value) as T;
  if (Array.isArray(value)) return value.map((one) => seed(one, kind)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const seeded = Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      if (typeof one === 'string' && (WORDS.has(name) || (name === 'result' && kind === 'objection-answered')))
        return [name, secret()];
      return [name, seed(one, kind)];
    }),
  ) as Record<string, unknown>;
  return seeded as T;
}

const SEEDED: Readonly<Record<string, (body: Record<string, never>) => object>> = {
  'household-registered': ({ household }) => ({
    household: { ...(household as object), name: secret(), no: secret(), address: secret(), phone: secret() },
  }),
  'building-registered': ({ building }) => ({ building: { ...(building as object), no: secret() } }),
  'milestone-recorded': ({ milestone }) => ({
    milestone: { ...(milestone as object), amount: Number(AMOUNT) * 100_000 + (count % 90_000) },
  }),
  'task-assigned': ({ task }) => ({ task: { ...(task as object), title: secret() } }),
};

function seedFeed(feed: readonly AcceptedChange[]): AcceptedChange[] {
  let head = EMPTY_FEED;
  return feed.map((one) => {
    const { seq: _, prev: __, hash: ___, acceptedAt, ...change } = one;
    const plain = seed(change.body as unknown as Record<string, never>, change.type);
    const body = { ...plain, ...SEEDED[change.type]?.(plain) };
    head = acceptChange(head, { ...change, by: secret(), device: secret(), body } as never, acceptedAt);
    return head as AcceptedChange;
  });
}

const encoder = new TextEncoder();
/** The mark as it is, escaped, in hex, in UTF-16 and in base64 at each of its offsets. */
const WRITINGS: readonly Uint8Array[] = [
  encoder.encode(MARK),
  Buffer.from(MARK, 'utf16le'),
  encoder.encode(`${MARK.slice(0, 2)}\\u5bc6`),
  encoder.encode(`${MARK.slice(0, 2)}&#x5bc6`),
  encoder.encode(`${MARK.slice(0, 2)}&#23494`),
  encoder.encode(Buffer.from(MARK).toString('hex')),
  ...[0, 1, 2].map((offset) =>
    encoder.encode(
      Buffer.concat([Buffer.alloc(offset), Buffer.from(MARK)])
        .toString('base64')
        .slice(offset === 0 ? 0 : 4, -4),
    ),
  ),
];

/** Where a secret stands in what leaves; empty where none does. */
function findSecrets(given: string | Uint8Array): string[] {
  const bytes = Buffer.from(typeof given === 'string' ? encoder.encode(given) : given);
  const found = WRITINGS.flatMap((writing) => {
    const at = bytes.indexOf(Buffer.from(writing));
    return at < 0 ? [] : [bytes.subarray(Math.max(0, at - 80), at + 40).toString('utf8')];
  });
  const digits = bytes.toString('utf8').replace(/(\d)[ ,.\u00a0\u202f](?=\d)/g, '$1');
  const at = digits.indexOf(AMOUNT);
  return at < 0 ? found : [...found, digits.slice(Math.max(0, at - 80), at + 40)];
}

let connected: ConnectedEngine;
let register: Register;
let feed: readonly AcceptedChange[];
let packages: ReadonlyMap<string, Uint8Array>;

beforeAll(async () => {
  const demo = await readContainer(await unpackContainer(readDemo(), { fileName: 'demo.chidu' }));
  packages = seedLayers(demo.packages);
  feed = seedFeed(demo.feed);
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
    expect(findSecrets(Buffer.from(names).toString('base64'))).not.toEqual([]);
    const paid = [...register.items.values()].flatMap(({ milestones }) => milestones.flatMap(({ amount }) => amount ?? []));
    expect(packages.size).toBeGreaterThan(1);
    for (const bytes of packages.values()) expect(findSecrets(bytes)).not.toEqual([]);
    for (const text of [String(paid[0]), (paid[0] / 100).toLocaleString('en'), (paid[0] / 1e6).toFixed(2)])
      expect([text, findSecrets(text).length]).toEqual([text, 1]);
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
      expect(findSecrets(page)).toEqual([]);
      const parts = [...page.matchAll(/<script type="text\/plain" id="(\w+)-\w+">([^<]*)</g)];
      expect(parts.map(([, kind]) => kind)).toEqual(['snapshot', 'picture']);
      for (const [, kind, base64] of parts) {
        const part = Buffer.from(base64, 'base64');
        expect([kind, findSecrets(kind === 'snapshot' ? gunzipSync(part) : part)]).toEqual([kind, []]);
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
    expect(findSecrets(rest)).toEqual([]);
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
