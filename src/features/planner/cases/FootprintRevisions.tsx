import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import { formatAreaChange } from '../../../core/measure/decimal.ts';
import { clearOutlines, outline, type Outlined } from '../../../state/outlined.ts';
import { today } from '../../../state/record.ts';
import { select } from '../../../state/selection.ts';
import { useView } from '../../../state/view.ts';
import type { CaseFile, CaseShape } from '../../../workers/calls/cases.ts';
import { Area } from '../AreaFigures.tsx';
import { ExplainButton } from '../explaining/ExplainButton.tsx';
import { BeginQuestion } from '../editing/BeginQuestion.tsx';
import { useBegin } from '../editing/use-begin.ts';
import { Field, SmallForm } from '../items/SmallForm.tsx';
import { PastDayField } from '../shell/DayField.tsx';
import { useEntry } from '../shell/use-entry.ts';
import { useAct } from '../items/use-act.ts';
import { NEAREST_ZOOM, useMapCommands } from '../map-commands.ts';

/** How builds and occupied land changed: every dated shape with its area, drawn on the map beside the one before it. */
export function FootprintRevisions({ file }: { file: CaseFile }) {
  const { t } = useTranslation();
  const { openDossier } = useView.getState();
  const { case: one, builds, occupiedLand } = file;
  const demolishedOn = one.steps.findLast(({ kind }) => kind === 'enforced' || kind === 'self-demolished')?.on;
  const beginning = useBegin();
  const { begin, failure } = beginning;
  const toBuild = (id: string) => {
    void select({ kind: 'sighting', id });
    openDossier({ kind: 'case', id: one.id });
  };
  return (
    <section aria-label={t('cases.shapes')}>
      <h3>{t('cases.shapes')}</h3>
      {file.stillOnRecord && (
        <p className="case-hint">
          {t('cases.stillOnRecord', { day: file.stillOnRecord.downOn, nos: file.stillOnRecord.nos.join(t('notices.and')) })}
        </p>
      )}
      {builds.map((build) => (
        <div key={build.id} className="case-shapes">
          <p className="case-shapes__head">
            <span>{t('cases.build', { no: build.no })}</span>
            <Button size="compact-xs" variant="default" onClick={() => toBuild(build.id)}>
              {t('cases.toBuild')}
            </Button>
          </p>
          <ShapeList owner={`case/${build.id}`} shapes={build.shapes} />
          {build.shapes.at(-1)?.area && <GoneForm sightingId={build.id} demolishedOn={demolishedOn} />}
        </div>
      ))}
      <div className="case-shapes">
        <p className="case-shapes__head">
          <span>{t('cases.occupiedLand')}</span>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => void begin({ kind: 'occupied-land', id: one.id, title: one.no })}
          >
            {t('cases.drawLand')}
          </Button>
        </p>
        {failure && (
          <p role="alert" className="failure">
            {failure}
          </p>
        )}
        <BeginQuestion beginning={beginning} />
        {occupiedLand.length === 0 ? (
          <p className="quiet">{t('cases.noOccupiedLand')}</p>
        ) : (
          <ShapeList owner={`case/${one.id}/land`} shapes={occupiedLand} land={{ caseId: one.id, no: one.no }} />
        )}
      </div>
    </section>
  );
}

/** What holds all of them; nothing where nothing was left standing. */
function boundsOfAll(all: readonly Bounds[]): Bounds | undefined {
  return all.reduce<Bounds | undefined>(
    (held, [west, south, east, north]) =>
      held
        ? [Math.min(held[0], west), Math.min(held[1], south), Math.max(held[2], east), Math.max(held[3], north)]
        : [west, south, east, north],
    undefined,
  );
}

interface ShapeListProps {
  readonly owner: string;
  readonly shapes: readonly CaseShape[];
  /** The case whose land they are: another number for one of them can be asked about. A build's is asked about at the build. */
  readonly land?: { readonly caseId: string; readonly no: string };
}

function ShapeList({ owner, shapes, land }: ShapeListProps) {
  const { t } = useTranslation();
  const { go } = useMapCommands();
  const [shown, setShown] = useState<number | null>(null);
  useEffect(() => () => clearOutlines(owner), [owner]);
  const show = (n: number) => {
    if (shown === n) {
      setShown(null);
      clearOutlines(owner);
      return;
    }
    const sides: Outlined[] = [];
    const [before, now] = [shapes[n - 1]?.outline, shapes[n].outline];
    if (before) sides.push({ id: `${owner}/before`, as: 'before', shape: before });
    if (now) sides.push({ id: `${owner}/after`, as: 'after', shape: now });
    setShown(n);
    outline(owner, sides);
    const bounds = boundsOfAll([shapes[n - 1], shapes[n]].flatMap((version) => (version?.bounds ? [version.bounds] : [])));
    if (bounds) go(bounds, NEAREST_ZOOM);
  };
  return (
    <ol className="case-shapes__list">
      {shapes.map((version, n) => {
        const before = shapes[n - 1]?.area;
        const difference = before && (version.area?.value_cm2 ?? 0) - before.value_cm2;
        return (
          <li key={`${version.fromOn} ${version.reason}`} className="case-shapes__row">
            <span className="figures">{version.fromOn}</span>
            <span>
              {version.area ? <Area area={version.area} surveyed={version.surveyed} /> : t('cases.gone')}
              {typeof difference === 'number' && difference !== 0 && (
                <small className="figures"> {formatAreaChange(difference, 'm2', version.surveyed ? 2 : 0)} m²</small>
              )}
            </span>
            <Button
              size="compact-xs"
              variant={shown === n ? 'light' : 'default'}
              aria-pressed={shown === n}
              onClick={() => show(n)}
            >
              {t('cases.onMap')}
            </Button>
            {land && version.area && (
              <ExplainButton
                small
                subject={{ of: 'case-land', caseId: land.caseId, version: n }}
                name={`${land.no} ${version.fromOn}`}
              />
            )}
            <span className="case-shapes__why quiet">{version.reason}</span>
          </li>
        );
      })}
    </ol>
  );
}

/**
 * Nothing is left standing: a dated step of its own, whoever tore it down. The day is that of the demolition where the case
 * has one, because what stood on a day is reckoned from it.
 */
function GoneForm({ sightingId, demolishedOn }: { sightingId: string; demolishedOn: string | undefined }) {
  const { t } = useTranslation();
  const name = `sighting/${sightingId}/gone`;
  const [isOpen, setOpen] = useEntry(`${name}/opened`, false);
  const [goneOn, setGoneOn] = useEntry(`${name}/on`, demolishedOn ?? today());
  const [reason, setReason] = useEntry(`${name}/reason`, '');
  const { run, busy, failure } = useAct(name);
  const close = () => setOpen(false);
  const submit = async () => {
    const input = { sightingId, shape: null, reason: reason.trim(), on: goneOn };
    if (await run({ action: 'reshapeSighting', input })) close();
  };
  if (!isOpen)
    return (
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setOpen(true)}>
        {t('cases.recordGone')}
      </Button>
    );
  return (
    <SmallForm name={name} action={t('cases.recordGone')} busy={busy} failure={failure} onSubmit={submit} onClose={close}>
      <PastDayField label={t('cases.goneOn')} value={goneOn} onChange={setGoneOn} />
      <Field label={t('cases.goneHow')} description={t('cases.goneHint')} required value={reason} onChange={setReason} />
    </SmallForm>
  );
}
