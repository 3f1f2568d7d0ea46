import { Checkbox, Fieldset, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountRights } from '../../../state/team/accounts.ts';

type Grants = AccountRights['grants'];

/** Collections of the server's features; a name that is none of them stays as it was granted. */
const COLLECTIONS = ['zones', 'parcels', 'red-lines', 'sightings', 'cases', 'patrols'] as const;

interface GrantsFieldsProps {
  readonly grants: Grants;
  readonly isReadOnly: boolean;
  onChange(grants: Grants): void;
}

/** What a partner department is given: collections, and of each the fields by name. */
export function GrantsFields({ grants, isReadOnly, onChange }: GrantsFieldsProps) {
  const { t } = useTranslation();
  const take = (collection: string, isGiven: boolean) => {
    const { [collection]: _, ...others } = grants;
    onChange(isGiven ? { ...others, [collection]: [] } : others);
  };
  return (
    <Fieldset legend={t('team.grants.title')} className="team-grants">
      <p className="team-quiet">{t('team.grants.hint')}</p>
      {COLLECTIONS.map((collection) => {
        const name = t(`team.grants.collections.${collection}`);
        const fields = grants[collection];
        return (
          <div key={collection}>
            <Checkbox
              label={name}
              checked={fields !== undefined}
              disabled={isReadOnly}
              onChange={(event) => take(collection, event.currentTarget.checked)}
            />
            {fields !== undefined && (
              <FieldNames
                label={t('team.grants.fields', { collection: name })}
                hint={t('team.grants.fieldsHint')}
                fields={fields}
                isReadOnly={isReadOnly}
                onChange={(names) => onChange({ ...grants, [collection]: names })}
              />
            )}
          </div>
        );
      })}
      {Object.keys(grants).length === 0 && <p className="team-note">{t('team.grants.none')}</p>}
    </Fieldset>
  );
}

interface FieldNamesProps {
  readonly label: string;
  readonly hint: string;
  readonly fields: readonly string[];
  readonly isReadOnly: boolean;
  onChange(names: string[]): void;
}

/** Names as they are typed; what stands between two commas is one. */
function FieldNames({ label, hint, fields, isReadOnly, onChange }: FieldNamesProps) {
  const [text, setText] = useState(fields.join(', '));
  const write = (typed: string) => {
    setText(typed);
    const names = typed.split(/[,，、;；\s]+/).filter((name) => name !== '');
    onChange([...new Set(names)]);
  };
  return (
    <TextInput
      aria-label={label}
      placeholder={hint}
      value={text}
      disabled={isReadOnly}
      onChange={(event) => write(event.currentTarget.value)}
      spellCheck={false}
    />
  );
}
