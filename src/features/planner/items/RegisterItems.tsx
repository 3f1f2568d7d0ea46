import { Button, Modal, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { supportedMuDecimals } from '../../../core/measure/area-text.ts';
import { formatArea } from '../../../core/measure/decimal.ts';
import { supportedDecimals } from '../../../core/measure/sigma.ts';
import type { CodedError } from '../../../core/register/coded-error.ts';
import { asCodedError } from '../../../state/failure.ts';
import { proposeItems, registerItems } from '../../../state/item-file.ts';
import { today } from '../../../state/record.ts';
import { useSession } from '../../../state/session.ts';
import { type GridColumn, VirtualGrid } from '../../../ui/VirtualGrid.tsx';
import type { ItemProposal, ItemProposals } from '../../../workers/calls/items.ts';
import { useRefusalText } from '../bulk/bulk-words.ts';
import { formatShare } from '../../district-map/format-share.ts';
import { DayField } from '../shell/DayField.tsx';
import './items.css';

interface RegisterItemsProps {
  readonly redLineId: string;
  readonly name: string;
}

/** Registers the parcels that a red line covers as its clearance items: before that nothing can be recorded of them. */
export function RegisterItems(props: RegisterItemsProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="light" onClick={() => setOpen(true)}>
        {t('items.registerItems')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('items.register.title', { name: props.name })}
        size={760}
        centered
        closeButtonProps={{ 'aria-label': t('app.close') }}
      >
        <RegisterForm {...props} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function RegisterForm({ redLineId, onDone }: RegisterItemsProps & { onDone(): void }) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const revision = useSession((s) => s.revision);
  const [on, setOn] = useState(today);
  const [proposals, setProposals] = useState<ItemProposals | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [units, setUnits] = useState<Readonly<Record<string, string>>>({});
  const [unitForNone, setUnitForNone] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CodedError | null>(null);
  useEffect(() => {
    if (on === '') return;
    const ask = async () => {
      try {
        const got = await proposeItems(redLineId, on);
        if (got) setProposals(got);
      } catch (error) {
        setFailure(asCodedError(error));
      }
    };
    void ask();
  }, [redLineId, on, revision]);
  const unitOf = (row: ItemProposal): string => units[row.parcelId] ?? (row.unit || (unitForNone ?? ''));
  const taken = (proposals?.rows ?? []).filter(({ parcelId }) => !left.has(parcelId));
  const isEarly = proposals !== null && on < proposals.notBefore;
  const isAhead = on > today();
  const register = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await registerItems(
        redLineId,
        taken.map((row) => ({ parcelId: row.parcelId, unit: unitOf(row) })),
        on,
      );
      notifications.show({
        message: t('items.register.done', { count: taken.length }),
        closeButtonProps: { 'aria-label': t('app.close') },
      });
      onDone();
    } catch (error) {
      setFailure(asCodedError(error));
    } finally {
      setBusy(false);
    }
  };
  const sum_cm2 = taken.reduce((sum, { area_cm2 }) => sum + area_cm2, 0);
  const sigma_m2 = Math.hypot(...taken.map((row) => row.sigma_m2 ?? 0));
  const villages = useVillages();
  return (
    <div className="register-items">
      <p className="register-items__quiet">{t('items.register.hint')}</p>
      <div className="item-form__pair">
        <DayField
          size="xs"
          label={t('items.register.on')}
          value={on}
          max={today()}
          error={
            on === ''
              ? t('error.day-missing', { field: t('items.register.on') })
              : isAhead
                ? t('items.register.onAhead', { today: today() })
                : isEarly && t('items.register.onBefore', { day: proposals.notBefore })
          }
          onChange={setOn}
        />
        {proposals?.rows.some(({ unit }) => unit === '') && (
          <Select
            size="xs"
            clearable
            searchable
            label={t('items.register.unitForNone')}
            placeholder={t('items.register.noUnit')}
            value={unitForNone}
            data={villages}
            onChange={setUnitForNone}
          />
        )}
      </div>
      {failure && (
        <p role="alert" className="failure">
          {refusalText(failure.code, failure.params ?? {})}
        </p>
      )}
      {!proposals && !failure && <p role="status">{t('phase.working')}…</p>}
      {proposals && proposals.rows.length === 0 && !isEarly && <p>{t('items.register.none', { count: proposals.registered })}</p>}
      {proposals && proposals.rows.length > 0 && (
        <>
          <ProposalGrid
            rows={proposals.rows}
            left={left}
            unitOf={unitOf}
            villages={villages}
            onUnit={(parcelId, unit) => setUnits({ ...units, [parcelId]: unit })}
            onToggle={(parcelId) => setLeft(toggled(left, parcelId))}
          />
          <div className="register-items__foot">
            <p className="register-items__quiet">
              {t('items.register.total', {
                count: taken.length,
                area: formatArea(sum_cm2, 'm2', supportedDecimals(sigma_m2 || undefined, 2)),
                mu: formatArea(sum_cm2, 'mu', supportedMuDecimals(sigma_m2 || undefined, 2)),
              })}
              {proposals.registered > 0 && ` · ${t('items.register.registered', { count: proposals.registered })}`}
            </p>
            <Button
              loading={busy}
              disabled={on === '' || taken.length === 0 || isEarly || isAhead}
              onClick={() => void register()}
            >
              {t('items.register.action', { count: taken.length })}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function useVillages(): { value: string; label: string }[] {
  const { i18n } = useTranslation();
  return useSession((s) => s.units)
    .filter(({ level }) => level === 'village')
    .map(({ id, name, nameEn }) => ({ value: id, label: (i18n.language === 'en' ? nameEn : undefined) ?? name }));
}

const WIDTHS = { take: 56, parcelNo: 190, village: 160, inside: 120, share: 90 } as const;
interface ProposalColumn extends GridColumn {
  readonly key: keyof typeof WIDTHS;
}

function ProposalGrid({
  rows,
  left,
  unitOf,
  villages,
  onUnit,
  onToggle,
}: {
  rows: readonly ItemProposal[];
  left: ReadonlySet<string>;
  unitOf(row: ItemProposal): string;
  villages: readonly { readonly value: string; readonly label: string }[];
  onUnit(parcelId: string, unit: string): void;
  onToggle(parcelId: string): void;
}) {
  const { t } = useTranslation();
  const [looked, setLooked] = useState(-1);
  const columns = (Object.keys(WIDTHS) as (keyof typeof WIDTHS)[]).map(
    (key): ProposalColumn => ({
      key,
      header: key === 'take' ? t('bulk.column.take') : t(`items.register.${key}`),
      width: WIDTHS[key],
      numeric: key === 'inside' || key === 'share',
    }),
  );
  const cell = (row: ItemProposal, key: keyof typeof WIDTHS) => {
    switch (key) {
      case 'take':
        return (
          <input
            type="checkbox"
            aria-label={t('items.register.take', { parcelNo: row.parcelNo })}
            checked={!left.has(row.parcelId)}
            onChange={() => onToggle(row.parcelId)}
          />
        );
      case 'parcelNo':
        return row.parcelNo;
      case 'village':
        return (
          <select
            aria-label={`${t('items.register.village')}: ${row.parcelNo}`}
            value={unitOf(row)}
            onChange={(event) => onUnit(row.parcelId, event.currentTarget.value)}
          >
            <option value="">{t('items.register.noUnit')}</option>
            {villages.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        );
      case 'inside':
        return formatArea(row.area_cm2, 'm2', supportedDecimals(row.sigma_m2, 2));
      case 'share':
        return formatShare(row.share);
    }
  };
  return (
    <div className="register-items__grid">
      <VirtualGrid
        label={t('items.registerItems')}
        columns={columns}
        count={rows.length}
        order={null}
        cell={(index, column) => cell(rows[index], column.key)}
        isChosen={(index) => index === looked}
        follow={-1}
        onPick={setLooked}
        onOpen={(index) => onToggle(rows[index].parcelId)}
      />
    </div>
  );
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}
