import { Checkbox, Fieldset, MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AccountRights } from '../../../state/team/accounts.ts';
import { PARTNER_COLLECTIONS, partnerFields } from '../../../state/team/partner-fields.ts';

type Grants = AccountRights['grants'];

interface GrantsFieldsProps {
  readonly grants: Grants;
  readonly isReadOnly: boolean;
  onChange(grants: Grants): void;
}

/** What a partner department is given: collections, and of each the fields by the names that its GIS shows. */
export function GrantsFields({ grants, isReadOnly, onChange }: GrantsFieldsProps) {
  const { t } = useTranslation();
  const take = (collection: string, isGiven: boolean) => {
    const { [collection]: _, ...others } = grants;
    onChange(isGiven ? { ...others, [collection]: [] } : others);
  };
  return (
    <Fieldset legend={t('team.grants.title')} className="team-grants">
      <p className="team-quiet">{t('team.grants.hint')}</p>
      {PARTNER_COLLECTIONS.map((collection) => {
        const name = t(`team.grants.collections.${collection}`);
        const fields = (grants as Readonly<Record<string, string[] | undefined>>)[collection];
        return (
          <div key={collection}>
            <Checkbox
              label={name}
              checked={fields !== undefined}
              disabled={isReadOnly}
              onChange={(event) => take(collection, event.currentTarget.checked)}
            />
            {fields && (
              <MultiSelect
                size="md"
                aria-label={t('team.grants.fields', { collection: name })}
                placeholder={fields.length === 0 ? t('team.grants.fieldsHint') : undefined}
                // A name that was granted and is none any more stays to be seen, and taken away.
                data={[...new Set([...partnerFields(collection), ...fields])]}
                value={fields}
                disabled={isReadOnly}
                onChange={(names) => onChange({ ...grants, [collection]: names })}
                searchable
                hidePickedOptions
              />
            )}
          </div>
        );
      })}
      {Object.keys(grants).length === 0 && <p className="team-note">{t('team.grants.none')}</p>}
    </Fieldset>
  );
}
