import { Button, NumberInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenImport } from '../../../state/imports.ts';
import { openImportList } from '../../../state/import-pointer.ts';
import { cancelRunning } from '../../../state/imports.ts';
import { changeDraft, judgeImport } from '../../../state/open-import.ts';
import type { ImportJudgement, LayerDifference } from '../../../workers/calls/importing.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { PhaseProgress } from '../../district-map/PhaseProgress.tsx';
import { AreaVerdict } from './AreaVerdict.tsx';
import { DIFFERENCE_KINDS, itemsOn, shownDifference } from './differences.ts';

const MOST_NAMED = 6;

/** What the file says against what is computed, and against what is there; nothing is accepted before this was shown. */
export function CheckStep({ open }: { open: OpenImport }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const { judgement, busy, problem } = open;
  if (busy?.doing === 'judging')
    return <PhaseProgress title={t('import.judging')} progress={busy.progress} onCancel={cancelRunning} />;
  if (!judgement)
    return (
      <div role="alert" className="failure">
        <p>{problem ? failureText(problem) : t('import.check.failed')}</p>
        <Button size="compact-sm" variant="default" onClick={() => void judgeImport()}>
          {t('import.check.recheck')}
        </Button>
      </div>
    );
  return (
    <>
      <Existing open={open} judgement={judgement} />
      <section className="verdict">
        <h4>{t('import.check.areas')}</h4>
        <AreaVerdict areas={judgement.areas} column={open.draft.mapping.statedArea} />
      </section>
      <Numbers ids={judgement.ids} needed={open.draft.kind === 'parcels'} />
    </>
  );
}

function Numbers({ ids: { missing, repeated }, needed }: { ids: ImportJudgement['ids']; needed: boolean }) {
  const { t } = useTranslation();
  if (!needed && missing.length === 0 && repeated.length === 0) return null;
  const some = (texts: readonly string[]) => texts.slice(0, MOST_NAMED).join('、') + (texts.length > MOST_NAMED ? ' …' : '');
  return (
    <section className="verdict">
      <h4>{t('import.check.ids')}</h4>
      {missing.length === 0 && repeated.length === 0 && <p>{t('import.check.idsFine')}</p>}
      {missing.length > 0 && (
        <p className="verdict--doubt">
          {t('import.check.idsMissing', { count: missing.length, where: some(missing.map((n) => `#${n + 1}`)) })}
        </p>
      )}
      {repeated.length > 0 && (
        <p className="verdict--doubt">
          {t('import.check.idsRepeated', { count: repeated.length, ids: some(repeated.map(({ id }) => id)) })}
        </p>
      )}
    </section>
  );
}

/** Beside the layers that are there, or in the place of one; and in what it differs from it. */
function Existing({ open: { draft }, judgement }: { open: OpenImport; judgement: ImportJudgement }) {
  const { t } = useTranslation();
  const name = useId();
  const { differences } = judgement;
  const shown = shownDifference(judgement, draft.replaces);
  if (!shown)
    return (
      <section className="verdict">
        <h4>{t('import.check.existing')}</h4>
        <p>{t('import.check.existingNone')}</p>
      </section>
    );
  return (
    <>
      <fieldset className="choices choices--tall">
        <legend>{t('import.check.existing')}</legend>
        <label className="choice">
          <input type="radio" name={name} checked={draft.replaces === null} onChange={() => changeDraft({ replaces: null })} />
          <span>
            {t('import.check.asNew')}
            <small>{t('import.check.asNewHint')}</small>
            {draft.replaces === null && shown.same > 0 && (
              <span className="warning">
                {t('import.check.asNewTwice', { count: shown.same, name: shown.layer.name || t('import.check.unnamedLines') })}
              </span>
            )}
          </span>
        </label>
        {differences
          .filter(({ layer }) => layer.id !== '')
          .map(({ layer, itemsOnGone }) => (
            <label key={layer.id} className="choice">
              <input
                type="radio"
                name={name}
                checked={draft.replaces === layer.id}
                onChange={() => changeDraft({ replaces: layer.id })}
              />
              <span>
                {t('import.check.replace', { name: layer.name, count: layer.count })}
                <small>{t('import.check.replaceHint')}</small>
                {draft.replaces === layer.id && itemsOnGone > 0 && (
                  <span className="warning" role="alert">
                    {t('import.check.replaceBlocked', { count: itemsOnGone })}
                  </span>
                )}
              </span>
            </label>
          ))}
      </fieldset>
      <Difference difference={shown} tolerance_m={draft.tolerance_m} />
    </>
  );
}

function Difference({ difference, tolerance_m }: { difference: LayerDifference; tolerance_m: number | null }) {
  const { t, i18n } = useTranslation();
  const number = (value: number) => value.toLocaleString(i18n.language);
  const name = difference.layer.name || t('import.check.unnamedLines');
  return (
    <section className="verdict">
      <h4>{t('import.check.differences', { name })}</h4>
      <p className="figures">{t('import.check.same', { count: difference.same })}</p>
      <ul className="difference-counts">
        {DIFFERENCE_KINDS.map((kind) => {
          const count = difference.counts[kind];
          const items = itemsOn(difference, kind);
          return (
            <li key={kind}>
              <button
                type="button"
                className="difference-counts__row"
                disabled={count === 0}
                onClick={() => openImportList(kind)}
                aria-label={t('import.check.show', { kind: t(`import.check.kind.${kind}`), count })}
              >
                <span>
                  {t(`import.check.kind.${kind}`)} <small>{t(`import.check.kindHint.${kind}`)}</small>
                </span>
                <span className="figures">{number(count)}</span>
                {items > 0 && <small>{t('import.check.onItems', { count: items })}</small>}
              </button>
            </li>
          );
        })}
      </ul>
      <NumberInput
        label={t('import.check.tolerance')}
        description={t('import.check.toleranceAuto', { tolerance: difference.tolerance_m.toFixed(3) })}
        value={tolerance_m ?? ''}
        placeholder={difference.tolerance_m.toFixed(3)}
        min={0}
        max={50}
        step={0.05}
        decimalScale={3}
        onBlur={(event) => {
          const typed = event.currentTarget.value.trim();
          const next = typed === '' ? null : Number(typed);
          if (next === tolerance_m || Number.isNaN(next)) return;
          changeDraft({ tolerance_m: next });
          void judgeImport();
        }}
      />
    </section>
  );
}
