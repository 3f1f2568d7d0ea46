import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { readAreaAsCm2 } from '../../../core/measure/read-area.ts';
import { stateArea } from '../../../core/measure/settle.ts';
import type { Building } from '../../../core/register/building.ts';
import { newId } from '../../../state/item-file.ts';
import { act } from '../../../state/act.ts';
import { today } from '../../../state/record.ts';
import { useSession } from '../../../state/session.ts';
import type { ItemFile } from '../../../workers/calls/items.ts';
import { useEntry } from '../shell/use-entry.ts';
import { ReasonForm } from '../shell/ReasonForm.tsx';
import { Field, SmallForm } from './SmallForm.tsx';
import { useAct } from './use-act.ts';

const FLOOR_AREAS = ['certified', 'recognised', 'measured'] as const;
type FloorArea = (typeof FLOOR_AREAS)[number];

/** Buildings on the item with their three floor areas side by side. */
export function BuildingList({ file: { item, buildings } }: { file: ItemFile }) {
  const { t } = useTranslation();
  const [isEntering, setEntering] = useEntry(`item/${item.id}/building/opened`, false);
  return (
    <section aria-label={t('items.buildings')}>
      <h3>{t('items.buildings')}</h3>
      {buildings.length === 0 ? (
        <p className="quiet">{t('items.noBuildings')}</p>
      ) : (
        <>
          <table className="floor-areas">
            <thead>
              <tr>
                <th scope="col">{t('items.buildingNo')}</th>
                {FLOOR_AREAS.map((name) => (
                  <th key={name} scope="col">
                    {t(`items.${name}`)} <small>m²</small>
                  </th>
                ))}
                <th scope="col">{t('items.floors')}</th>
              </tr>
            </thead>
            <tbody>
              {buildings.map((building) => (
                <BuildingRow key={building.id} building={building} />
              ))}
            </tbody>
          </table>
          <p className="quiet">{t('items.floorAreas')}</p>
        </>
      )}
      {isEntering ? (
        <BuildingForm itemId={item.id} onClose={() => setEntering(false)} />
      ) : (
        <Button size="xs" variant="default" onClick={() => setEntering(true)}>
          {t('items.registerBuilding')}
        </Button>
      )}
    </section>
  );
}

function BuildingRow({ building }: { building: Building }) {
  const { t } = useTranslation();
  const decimals = useSession((s) => s.summary?.settings.decimals.m2) ?? 2;
  const [isWithdrawing, setWithdrawing] = useState(false);
  return (
    <>
      <tr>
        <th scope="row">
          {building.no}{' '}
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            aria-label={t('items.withdrawStep', { step: building.no })}
            onClick={() => setWithdrawing(!isWithdrawing)}
          >
            {t('items.withdraw')}
          </Button>
        </th>
        {FLOOR_AREAS.map((name) => {
          const area = building[name];
          return (
            <td key={name} className="figures">
              {area ? formatArea(area.value_cm2, 'm2', decimals) : '—'}
            </td>
          );
        })}
        <td className="figures">{building.floors ?? '—'}</td>
      </tr>
      {isWithdrawing && (
        <tr>
          <td colSpan={5}>
            <ReasonForm
              name={`building/${building.id}/withdraw`}
              action={t('items.withdrawStep', { step: building.no })}
              onSubmit={(reason) =>
                act([
                  {
                    action: 'withdrawBuilding',
                    input: { buildingId: building.id, reason, on: today() },
                  },
                ])
              }
              onClose={() => setWithdrawing(false)}
            />
          </td>
        </tr>
      )}
    </>
  );
}

function BuildingForm({ itemId, onClose }: { itemId: string; onClose(): void }) {
  const { t } = useTranslation();
  const form = `item/${itemId}/building`;
  const [no, setNo] = useEntry(`${form}/no`, '');
  const [floors, setFloors] = useEntry(`${form}/floors`, '');
  const [areas, setAreas] = useEntry(`${form}/areas`, { certified: '', recognised: '', measured: '' });
  const { run, busy, failure } = useAct(form);
  const read = (name: FloorArea) => (areas[name].trim() === '' ? undefined : readAreaAsCm2(areas[name], 'm2'));
  const faultOf = (name: FloorArea) =>
    areas[name].trim() !== '' && read(name) === undefined ? t('items.areaUnreadable', { text: areas[name] }) : undefined;
  const isFaulty = FLOOR_AREAS.some((name) => faultOf(name) !== undefined);
  const submit = async () => {
    const given = FLOOR_AREAS.flatMap((name) => {
      const area_cm2 = read(name);
      return area_cm2 === undefined ? [] : [[name, stateArea(area_cm2 / 10_000)] as const];
    });
    const building: Building = {
      id: newId(),
      itemId,
      no: no.trim(),
      ...Object.fromEntries(given),
      ...(floors !== '' && { floors: Number(floors) }),
    };
    if (await run({ action: 'registerBuilding', input: { building, on: today() } })) onClose();
  };
  return (
    <SmallForm
      name={form}
      action={t('items.save')}
      busy={busy}
      failure={failure}
      disabled={isFaulty}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="item-form__pair">
        <Field label={t('items.buildingNo')} value={no} onChange={setNo} />
        <Field
          inputMode="numeric"
          label={t('items.floors')}
          value={floors}
          onChange={(text) => setFloors(text.replace(/\D/g, '').slice(0, 3))}
        />
        {FLOOR_AREAS.map((name) => (
          <Field
            key={name}
            inputMode="decimal"
            label={t('items.m2', { name: t(`items.${name}`) })}
            value={areas[name]}
            error={faultOf(name)}
            onChange={(text) => setAreas({ ...areas, [name]: text })}
          />
        ))}
      </div>
    </SmallForm>
  );
}
