import { IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { select } from '../../../state/selection.ts';
import { useView } from '../../../state/view.ts';
import { type GridColumn, VirtualGrid } from '../../../ui/VirtualGrid.tsx';
import type { FindingEntry } from '../../../workers/calls/findings.ts';
import { useMapCommands } from '../map-commands.ts';
import { areaOf_cm2, keyOfGroup, type RuleGroup } from './filter-findings.ts';
import { SeverityMark } from './SeverityMark.tsx';
import { useFindingText } from './use-finding-text.ts';

type Row = { readonly group: RuleGroup; readonly entry?: FindingEntry };

/** Longer lists begin with their rules alone. */
const MOST_OPENED = 40;

/** Findings by rule, however many: a rule opens and closes, a finding is gone to and told at the right of the map. */
export function FindingList({ groups }: { groups: readonly RuleGroup[] }) {
  const { t } = useTranslation();
  const { ruleName, labelsOf, areaText } = useFindingText();
  const { go } = useMapCommands();
  const chosen = useView((s) => (s.dossier?.kind === 'finding' ? s.dossier.id : null));
  const openDossier = useView((s) => s.openDossier);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const areOpen = groups.length === 1 || groups.reduce((sum, { entries }) => sum + entries.length, 0) <= MOST_OPENED;
  const rows = useMemo(
    () =>
      groups.flatMap((group): Row[] => {
        const isOpen = turned.has(keyOfGroup(group)) !== areOpen;
        return [{ group }, ...(isOpen ? group.entries.map((entry) => ({ group, entry })) : [])];
      }),
    [groups, turned, areOpen],
  );
  const columns: readonly GridColumn[] = [
    { key: 'what', header: t('findings.card.about'), width: 150 },
    { key: 'figure', header: `m² / ${t('findings.card.until')}`, numeric: true, width: 96 },
  ];
  const pick = (place: number) => {
    const { group, entry } = rows[place];
    if (!entry) {
      setTurned((last) => {
        const next = new Set(last);
        if (!next.delete(keyOfGroup(group))) next.add(keyOfGroup(group));
        return next;
      });
      return;
    }
    void select(null);
    openDossier({ kind: 'finding', id: entry.key });
    if (entry.bounds) go(entry.bounds);
  };
  return (
    <div className="finding-panel__list">
      <VirtualGrid
        label={t('findings.list')}
        columns={columns}
        count={rows.length}
        order={null}
        isChosen={(place) => rows[place]?.entry?.key === chosen && chosen !== null}
        follow={-1}
        onPick={pick}
        onOpen={pick}
        across={(place) => {
          const { group, entry } = rows[place];
          if (entry) return null;
          const isOpen = rows[place + 1]?.group === group;
          const groupName = [ruleName(group.code), group.cause && t(`findings.cause.${group.cause}`)].filter(Boolean).join(' · ');
          return (
            <span
              className="finding-panel__head"
              data-open={isOpen || undefined}
              title={[groupName, t(`findings.severity.${group.severity}`)].join(' · ')}
            >
              <IconChevronRight size={14} aria-label={t(isOpen ? 'findings.closeGroup' : 'findings.openGroup', { rule: '' })} />
              <SeverityMark severity={group.severity} bare />
              <strong>{groupName}</strong>
              <span className="figures quiet">
                {group.entries.length}
                {group.area_cm2 > 0 && ` · ${areaText(group.area_cm2, group.sigma_m2)} m²`}
              </span>
            </span>
          );
        }}
        cell={(place, { key }) => {
          const { entry } = rows[place];
          if (!entry) return null;
          if (key === 'what') return <span title={labelsOf(entry)}>{labelsOf(entry)}</span>;
          return entry.m2 === undefined ? (entry.until ?? '') : areaText(areaOf_cm2(entry), entry.sigma_m2);
        }}
      />
    </div>
  );
}
