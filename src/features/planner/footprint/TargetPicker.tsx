import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import type { FootprintTarget } from '../../../workers/calls/footprint.ts';
import { useTargetName } from './use-footprint.ts';

const LEVELS = ['zone', 'township', 'village'] as const;

const keyOf = (target: FootprintTarget): string => (target.kind === 'district' ? 'district' : `${target.kind}/${target.id}`);
const targetOf = (key: string): FootprintTarget => {
  const [kind, id] = key.split('/');
  return kind === 'red-line' || kind === 'unit' ? { kind, id } : { kind: 'district' };
};

/** Chooses what the footprint is of: the district, one of its units, or a red line. */
export function TargetPicker() {
  const { t } = useTranslation();
  const target = useView((s) => s.target);
  const setTarget = useView((s) => s.setTarget);
  const units = useSession((s) => s.units);
  const redLines = useSession((s) => s.summary?.redLines);
  const nameOf = useTargetName();
  const options = useMemo(() => {
    const option = (one: FootprintTarget) => ({ value: keyOf(one), label: nameOf(one) });
    const headings = {
      zone: t('progressPanel.zone'),
      township: t('progressPanel.township'),
      village: t('footprint.village'),
    };
    return [
      { group: t('progressPanel.district'), items: [option({ kind: 'district' })] },
      { group: t('redLines.title'), items: (redLines ?? []).map(({ id }) => option({ kind: 'red-line', id })) },
      ...LEVELS.map((level) => ({
        group: headings[level],
        items: units.filter((unit) => unit.level === level).map(({ id }) => option({ kind: 'unit', id })),
      })),
    ].filter((group) => group.items.length > 0);
  }, [units, redLines, nameOf, t]);
  return (
    <Select
      aria-label={t('progressPanel.target')}
      data={options}
      value={keyOf(target)}
      searchable
      allowDeselect={false}
      maxDropdownHeight={320}
      onChange={(key) => key && setTarget(targetOf(key))}
    />
  );
}
