import { ActionIcon, Button, Skeleton, UnstyledButton } from '@mantine/core';
import { IconFileImport, IconLayoutBoard } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../core/measure/decimal.ts';
import { useScene } from '../../state/scene.ts';
import { select, useSelection } from '../../state/selection.ts';
import { useSession } from '../../state/session.ts';
import { useView } from '../../state/view.ts';
import type { Bounds } from '../../core/geodesy/plane.ts';
import { Panel } from '../../ui/Panel.tsx';

/** All red lines with what is still unresolved in each, the largest first. */
export function RedLinesPanel({ onClose, onGo }: { onClose(): void; onGo(bounds: Bounds): void }) {
  const { t, i18n } = useTranslation();
  const redLines = useSession((s) => s.summary?.redLines ?? []);
  const scene = useScene((s) => s.scene);
  const chosen = useSelection((s) => s.redLineId);
  const { openPanel, openTab, openDossier, setTarget } = useView.getState();
  const rows = useMemo(() => {
    const figures = new Map((scene?.redLines.features ?? []).map((f) => [f.properties.id, f.properties]));
    return redLines
      .map((line) => ({
        line,
        unresolved_cm2: figures.get(line.id)?.unresolved_cm2 ?? 0,
        plots: figures.get(line.id)?.unresolvedPlots ?? 0,
        cases: figures.get(line.id)?.openCases ?? 0,
        inForce: figures.has(line.id),
      }))
      .sort((a, b) => b.unresolved_cm2 - a.unresolved_cm2);
  }, [redLines, scene]);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // The drawer that opens with the choice takes its room from the list.
    const timer = setTimeout(() => list.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' }), 60);
    return () => clearTimeout(timer);
  }, [chosen]);
  const most = rows[0]?.unresolved_cm2 || 1;
  const go = (id: string, bounds: Bounds) => {
    onGo(bounds);
    const { table, tab } = useView.getState();
    // Whoever compares progress goes on doing so; everyone else wants to know what the red line covers.
    if (table !== 'closed' && tab === 'footprint') setTarget({ kind: 'red-line', id });
    else openTab('overlaps');
    void select({ kind: 'red-line', id });
  };
  const openBoard = (id: string, bounds: Bounds) => {
    void select({ kind: 'red-line', id });
    openDossier({ kind: 'board', id });
    onGo(bounds);
  };
  return (
    <Panel title={t('redLines.title')} onClose={onClose} closeLabel={t('app.close')}>
      {rows.length === 0 && (
        <>
          <p className="quiet">{t('redLines.empty')}</p>
          <Button leftSection={<IconFileImport size={16} />} onClick={() => openPanel('import')}>
            {t('import.title')}
          </Button>
        </>
      )}
      {rows.length > 1 && (
        <UnstyledButton className="link" onClick={() => openTab('footprint')}>
          {t('footprint.compareRedLines')}
        </UnstyledButton>
      )}
      <ul className="red-line-list" ref={list} aria-busy={!scene}>
        {rows.map(({ line, unresolved_cm2, plots, cases, inForce }) => {
          const late = !!line.dueOn && !!scene && line.dueOn < scene.on && unresolved_cm2 > 0;
          return (
            <li key={line.id} className="red-line-list__item">
              <UnstyledButton
                className="red-line-list__row"
                aria-current={chosen === line.id}
                data-faint={(scene && !inForce) || undefined}
                onClick={() => go(line.id, line.bounds)}
              >
                <span className="red-line-list__name">{i18n.language === 'en' ? (line.nameEn ?? line.name) : line.name}</span>
                <span className="figures red-line-list__figure">
                  {!scene && <Skeleton height={10} width={64} />}
                  {inForce && line.items + cases > 0 && (
                    <>
                      {formatArea(unresolved_cm2, 'mu', 1)} <small>{t('unit.mu')}</small>
                    </>
                  )}
                </span>
                <span className="bar" aria-hidden>
                  <span style={{ width: `${(100 * unresolved_cm2) / most}%` }} />
                </span>
                <span className="quiet red-line-list__meta">
                  <span>
                    {!scene
                      ? t('phase.verify-feed')
                      : !inForce
                        ? t('redLines.notYet')
                        : [
                            line.items === 0 ? t('status.none') : t('progressPanel.plots', { count: plots }),
                            ...(cases > 0 ? [t('progressPanel.openCases', { count: cases })] : []),
                          ].join(' · ')}
                  </span>
                  {line.dueOn && (
                    <span className={late ? 'overdue figures' : 'figures'}>{t('progressPanel.dueOn', { day: line.dueOn })}</span>
                  )}
                </span>
              </UnstyledButton>
              {line.items > 0 && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="lg"
                  aria-label={`${t('desk.board.open')}: ${line.name}`}
                  title={t('desk.board.open')}
                  onClick={() => openBoard(line.id, line.bounds)}
                >
                  <IconLayoutBoard size={18} aria-hidden />
                </ActionIcon>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
