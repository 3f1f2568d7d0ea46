import { Button, Loader, MultiSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Account, patchAccount } from '../../../state/team/accounts.ts';
import { loadAdministration, useAdministration } from '../../../state/team/administration.ts';
import { Failure } from '../Failure.tsx';
import { useStep } from '../use-step.ts';

const NONE: readonly never[] = [];

/** With the map, which the rest of the page does without. */
const AreaMapDialog = lazy(async () => ({ default: (await import('../area/AreaMapDialog.tsx')).AreaMapDialog }));

/** The land that a patrol is sent to: units of the district's tree, or a shape drawn on the map; held against what the office allows. */
export function AreaSection({ account, mayChange }: { readonly account: Account; readonly mayChange: boolean }) {
  const { t, i18n } = useTranslation();
  const { administration, error } = useAdministration();
  const { assignedArea } = account;
  const assigned = assignedArea && 'units' in assignedArea ? assignedArea.units : NONE;
  const [chosen, setChosen] = useState<readonly string[]>(assigned);
  const [isDrawing, setDrawing] = useState(false);
  const { isBusy, failure, run } = useStep();
  useEffect(() => void loadAdministration(), []);
  const units = administration?.settings.units ?? NONE;
  const most = administration?.settings.mostArea_km2 ?? 0;
  const km2 = (area_m2: number) => new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 }).format(area_m2 / 1e6);
  const parents = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const isWithinChosen = (id: string): boolean => {
    for (let at = parents.get(id); at !== undefined; at = parents.get(at)) if (chosen.includes(at)) return true;
    return false;
  };
  const sum_m2 = units
    .filter(({ id }) => chosen.includes(id) && !isWithinChosen(id))
    .reduce((sum, { area_m2 }) => sum + area_m2, 0);
  const isTooLarge = sum_m2 > most * 1e6;
  const isSame = [...chosen].sort().join() === [...assigned].sort().join();
  const save = async (area: Account['assignedArea']) => {
    if (!(await run(() => patchAccount(account.account, { assignedArea: area })))) return;
    if (area === null) setChosen(NONE);
    notifications.show({ message: t('team.administration.area.saved') });
  };
  return (
    <section aria-labelledby="team-account-area">
      <h3 id="team-account-area">{t('team.administration.area.title')}</h3>
      {assignedArea === null && <p className="team-note">{t('team.administration.area.none')}</p>}
      {assignedArea && 'shape' in assignedArea && <p>{t('team.administration.area.own')}</p>}
      {administration && <p className="team-quiet">{t('team.administration.area.hint', { most })}</p>}
      <Failure failure={error} />
      {administration && (
        <>
          <MultiSelect
            size="md"
            label={t('team.administration.area.choose')}
            searchable
            disabled={!mayChange}
            data={units.map((unit) => ({
              value: unit.id,
              label: `${i18n.language === 'en' ? (unit.nameEn ?? unit.name) : unit.name} · ${t('team.administration.area.km2', { km2: km2(unit.area_m2) })}`,
            }))}
            value={[...chosen]}
            onChange={setChosen}
            error={isTooLarge && t('team.administration.area.tooLarge', { most })}
          />
          <p className="team-quiet figures" role="status">
            {t('team.administration.area.sum', { count: chosen.length, km2: km2(sum_m2) })}
          </p>
        </>
      )}
      <Failure failure={failure} />
      {isDrawing && administration && (
        <Suspense fallback={<Loader size="sm" />}>
          <AreaMapDialog
            account={account}
            administration={administration}
            onSaved={() => {
              setChosen(NONE);
              setDrawing(false);
            }}
            onClose={() => setDrawing(false)}
          />
        </Suspense>
      )}
      {mayChange && administration && (
        <div className="team-actions">
          <Button
            size="md"
            loading={isBusy}
            disabled={chosen.length === 0 || isSame || isTooLarge}
            onClick={() => void save({ units: [...chosen] })}
          >
            {t('team.administration.area.save')}
          </Button>
          <Button size="md" variant="default" disabled={isBusy} onClick={() => setDrawing(true)}>
            {t(`team.administration.area.${assignedArea && 'shape' in assignedArea ? 'drawAgain' : 'draw'}`)}
          </Button>
          {assignedArea !== null && (
            <Button size="md" variant="default" disabled={isBusy} onClick={() => void save(null)}>
              {t('team.administration.area.clear')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
