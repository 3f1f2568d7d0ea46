import { Button, UnstyledButton } from '@mantine/core';
import { IconFocus2 } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { clearOutlines, outline } from '../../../state/outlined.ts';
import { useFindings } from '../../../state/findings.ts';
import { select } from '../../../state/selection.ts';
import { services } from '../../../state/services.ts';
import { useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { Panel } from '../../../ui/Panel.tsx';
import type { FindingEntry } from '../../../workers/calls/findings.ts';
import { FactList } from '../FactList.tsx';
import { DOSSIER_OF } from '../history/dossier-of.ts';
import { EntityHistory } from '../history/EntityHistory.tsx';
import { JudgedDay } from '../JudgedDay.tsx';
import { useMapCommands } from '../map-commands.ts';
import { AcceptForm } from './AcceptForm.tsx';
import { areaOf_cm2 } from './filter-findings.ts';
import './findings.css';
import { SeverityMark } from './SeverityMark.tsx';
import { useFindingText } from './use-finding-text.ts';

const LEVELS = ['zone', 'township', 'village'];

interface FindingDossierProps {
  readonly findingKey: string;
  onClose(): void;
  /** What else can be done about it: assigning a task. */
  readonly tools?: (entry: FindingEntry) => ReactNode;
}

/** One finding: what was found, on what it rests, what to do, and whether the office lets it stand. */
export function FindingDossier({ findingKey, onClose, tools }: FindingDossierProps) {
  const { t } = useTranslation();
  const { list } = useFindings();
  const { ruleName } = useFindingText();
  const entry = list?.entries.find(({ key }) => key === findingKey);
  const code = entry?.code ?? findingKey.split(' ')[0];
  return (
    <Panel
      title={ruleName(code)}
      subtitle={entry ? <SeverityMark severity={entry.severity} /> : undefined}
      onClose={onClose}
      closeLabel={t('app.close')}
    >
      {list && <JudgedDay day={list.on} />}
      {entry ? (
        <FindingCard key={findingKey} entry={entry} tools={tools} />
      ) : (
        <p className="quiet" role="status">
          {list ? t('findings.card.gone', { day: list.on }) : t('findings.searching')}
        </p>
      )}
      {list && !entry && <EntityHistory entity={{ kind: 'finding', id: findingKey }} />}
    </Panel>
  );
}

function FindingCard({ entry, tools }: { entry: FindingEntry; tools?: FindingDossierProps['tools'] }) {
  const { t, i18n } = useTranslation();
  const { found, todo, labelOf, areaText } = useFindingText();
  const { go } = useMapCommands();
  const units = useSession((s) => s.units);
  const { bounds } = entry;
  useOutlined(entry);
  const names = units
    .filter(({ id }) => entry.units.includes(id))
    .sort((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level))
    .map(({ name, nameEn }) => (i18n.language === 'en' ? nameEn : undefined) ?? name);
  const what = found(entry);
  return (
    <div className="finding-card">
      {what !== '' && <p className="finding-card__found">{what}</p>}
      <section>
        <h3>{t('findings.card.about')}</h3>
        <ul className="finding-card__entities">
          {entry.entities.map((one) => (
            <li key={`${one.kind}/${one.id}`}>
              <span className="quiet">{t(`history.kind.${one.kind}`)}</span> <EntityLink entity={one} label={labelOf(one)} />
            </li>
          ))}
        </ul>
        {bounds ? (
          <Button variant="default" size="xs" leftSection={<IconFocus2 size={16} aria-hidden />} onClick={() => go(bounds)}>
            {t('findings.card.go')}
          </Button>
        ) : (
          <p className="quiet">{t('findings.nowhere')}</p>
        )}
      </section>
      <FactList
        facts={[
          [t('findings.card.area'), entry.m2 === undefined ? undefined : `${areaText(areaOf_cm2(entry), entry.sigma_m2)} m²`],
          [t('findings.card.since'), entry.on],
          [t('findings.card.until'), entry.until],
          [t('findings.card.units'), names.length > 0 ? names.join(' / ') : undefined],
          [t('findings.card.basis'), entry.basis],
        ]}
      />
      <section>
        <h3>{t('findings.card.todo')}</h3>
        <p>{todo(entry)}</p>
        {tools?.(entry)}
      </section>
      <AcceptForm entry={entry} />
      <EntityHistory entity={{ kind: 'finding', id: entry.key }} quiet />
      <p className="quiet finding-card__code">
        {t('findings.card.key')} <code>{entry.code}</code>
      </p>
    </div>
  );
}

function EntityLink({ entity, label }: { entity: FindingEntry['entities'][number]; label: string }) {
  const openDossier = useView((s) => s.openDossier);
  const dossier = DOSSIER_OF[entity.kind];
  const { ref } = entity;
  if (!dossier && !ref) return <span>{label}</span>;
  const open = () => {
    if (dossier) openDossier({ kind: dossier, id: entity.id });
    else if (ref) void select(ref);
  };
  return (
    <UnstyledButton className="link" onClick={open}>
      {label}
    </UnstyledButton>
  );
}

const OWNER = 'finding';

/** Draws the outline of everything that the finding is about and that the map knows. */
function useOutlined(entry: FindingEntry): void {
  const on = useFindings((s) => s.list?.on);
  useEffect(() => {
    const refs = entry.entities.flatMap(({ ref }) => (ref ? [ref] : []));
    if (refs.length === 0 || !on) return;
    let isShown = true;
    const draw = async () => {
      const glances = await services().engine.glance([refs, on]);
      if (isShown)
        outline(
          OWNER,
          glances.map(({ outline: shape }, n) => ({ id: `finding/${n}`, as: 'about', shape })),
        );
    };
    // What cannot be outlined is still named and gone to.
    draw().catch(() => undefined);
    return () => {
      isShown = false;
      clearOutlines(OWNER);
    };
  }, [entry, on]);
}
