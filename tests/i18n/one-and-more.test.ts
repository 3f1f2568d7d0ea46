import { describe, expect, it } from 'vitest';
import { commandLineEn } from '../../src/i18n/command-line/en.ts';
import { createCommandLineTexts } from '../../src/i18n/command-line/create-command-line-texts.ts';
import { createI18n } from '../../src/i18n/create-i18n.ts';
import { en } from '../../src/i18n/en.ts';
import { filesEn } from '../../src/i18n/files-en.ts';
import { leaderEn } from '../../src/i18n/leader-en.ts';
import { offlineMapEn } from '../../src/i18n/patrol/offline-map-en.ts';
import { refusalsEn } from '../../src/i18n/planner/refusals-en.ts';
import { plannerEn } from '../../src/i18n/planner-en.ts';
import { publicPageEn } from '../../src/i18n/public-page/en.ts';
import { deskOneEn } from '../../src/i18n/singular/desk-en.ts';
import { filesOneEn } from '../../src/i18n/singular/files-en.ts';
import { leaderOneEn } from '../../src/i18n/singular/leader-en.ts';
import { offlineMapOneEn } from '../../src/i18n/singular/offline-map-en.ts';
import { shellOneEn } from '../../src/i18n/singular/shell-en.ts';
import { teamOneEn } from '../../src/i18n/singular/team-en.ts';
import { syncTextsEn } from '../../src/i18n/sync-en.ts';
import { teamEn } from '../../src/i18n/team-en.ts';

type Tree = { readonly [key: string]: string | Tree };

const PARTS: readonly (readonly [name: string, texts: Tree, ones: Tree])[] = [
  ['the shell and the patrol', en, shellOneEn],
  ['the desk', plannerEn, deskOneEn],
  ['refusals at the desk', { error: refusalsEn }, deskOneEn],
  ['the leader’s screen', leaderEn, leaderOneEn],
  ['the team’s screens', teamEn, teamOneEn],
  ['files', filesEn, filesOneEn],
  ['the offline base maps', { offlineMap: offlineMapEn }, offlineMapOneEn],
  ['devices of a team', syncTextsEn, {}],
];

function listTexts(tree: Tree, path = ''): readonly (readonly [key: string, text: string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as const] : listTexts(value, `${path}${key}.`),
  );
}
const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name);

/** A count with a word behind it, within three, that is a plural: not a verb, not a possessive. */
const PLURAL = /\{\{count\}\} (?:[a-z-]+ ){0,3}?(?!is\b|was\b|has\b|this\b|its\b|less\b)(?:[a-z]+s)\b(?!’)/;
/** Counts that are never one: thresholds and limits, and ways that a figure follows from. */
const NEVER_ONE = new Set([
  'leader.audienceHints.leader',
  'leader.audienceHints.public',
  'live.basis',
  'tables.copyLimit',
  'inspection.detail.unresolvedTop',
  'inspection.near.capped',
  'import.content.summaryLayers',
  'explain.verdict.several',
  'error.tour-too-long',
]);

/** Nouns that are counted by values beside `count`. */
const NOUNS =
  'days|weeks|months|items|households|plots|cases|reports|villages|points|builds|parcels|lines|sightings|records|photos|changes|patrols|features|vertices|pairs|subjects|events|figures|findings|rows|sheets|tiles|polygons|shapes';
const COUNTED = new RegExp(
  `\\{\\{(?!count\\}|type\\})(\\w+)\\}\\} (?:(?:red|paid|signed|clearance|open) )?(?:${NOUNS})\\b(?!’)`,
  'g',
);
/** Limits, places in a feed, and what is too much to be one. */
const MORE_THAN_ONE = new Set(['limit', 'most', 'seq', 'threshold', 'shown', 'tried', 'detail']);
const TOO_MUCH = new Set(['write-too-many-rows', 'error.write-too-many-rows']);

describe('English counts', () => {
  it.each(PARTS)('of %s say one thing where it is one', (_, texts, ones) => {
    const known = new Map(listTexts(ones));
    const own = new Map(listTexts(texts));
    const plural = [...own].filter(([key, text]) => PLURAL.test(text) && !/_(one|other)$/.test(key) && !NEVER_ONE.has(key));
    expect(plural.filter(([key]) => !known.has(`${key}_one`) && !own.has(`${key}_one`))).toEqual([]);
  });

  it.each(PARTS)('of %s fill in nothing that the text for any other count does not', (name, texts, ones) => {
    const own = new Map(listTexts(texts));
    const others = name.includes('desk') ? new Map([...listTexts(plannerEn), ...listTexts({ error: refusalsEn })]) : own;
    for (const [key, text] of listTexts(ones)) {
      const whole = others.get(key.replace(/_one$/, ''));
      expect([key, whole === undefined]).toEqual([key, false]);
      expect([key, placeholders(text).filter((value) => !placeholders(whole ?? '').includes(value))]).toEqual([key, []]);
    }
  });

  it.each([...PARTS, ['the command line', commandLineEn, {}], ['the public page', publicPageEn, {}]] as const)(
    'of %s under any other name have a word for one too',
    (_, texts, ones) => {
      const plural = [...listTexts(texts), ...listTexts(ones)].flatMap(([key, text]) =>
        [...text.matchAll(COUNTED)]
          .filter(([, name]) => !MORE_THAN_ONE.has(name) && !TOO_MUCH.has(key))
          .map(([words]) => [key, words]),
      );
      expect(plural).toEqual([]);
    },
  );

  it('of several values in one text are worded each by itself', async () => {
    const { t } = await createI18n('en');
    expect([t('bulk.summary', { items: 1, count: 1 }), t('bulk.summary', { items: '1', count: 2 })]).toEqual([
      '1 clearance item, 1 step',
      '1 clearance item, 2 steps',
    ]);
    expect(t('bulk.summary', { items: '1,001', count: 1 })).toBe('1,001 clearance items, 1 step');
  });

  it('of the command line say one thing where it is one', async () => {
    const { t } = await createCommandLineTexts('en');
    expect(t('cli.container.warning.fixes-overdue', { patrols: 1, days: 1 })).toContain('fixes of 1 patrol beyond their 1 day ');
    expect(t('cli.overlap.repaired', { count: 1 })).toBe('1 shape was repaired');
    expect(t('cli.overlap.repaired', { count: 2 })).toBe('2 shapes were repaired');
  });

  it('are found by the screen', async () => {
    const { t } = await createI18n('en');
    expect([t('bulk.record', { count: 1 }), t('bulk.record', { count: 2 })]).toEqual(['Record 1 step', 'Record 2 steps']);
    expect([t('detail.objections', { count: 1 }), t('detail.objections', { count: 0 })]).toEqual([
      '1 open objection',
      '0 open objections',
    ]);
  });
});
