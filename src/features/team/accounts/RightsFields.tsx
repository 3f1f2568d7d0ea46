import { Checkbox, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type AccountRights, ROLES } from '../../../state/team/accounts.ts';
import { RoleWords } from '../RoleWords.tsx';
import { GrantsFields } from './GrantsFields.tsx';

interface RightsFieldsProps {
  readonly rights: AccountRights;
  readonly isReadOnly?: boolean;
  onChange(rights: AccountRights): void;
}

/** Role and administration, each with what it may do and see in plain words; of a partner department the collections and fields. */
export function RightsFields({ rights, isReadOnly = false, onChange }: RightsFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Radio.Group
        label={t('team.role.title')}
        value={rights.role}
        onChange={(role) => onChange({ ...rights, role })}
        className="team-roles"
      >
        {ROLES.map((role) => (
          <Radio
            key={role}
            value={role}
            disabled={isReadOnly}
            label={t(`team.roles.${role}`)}
            description={<RoleWords role={role} />}
          />
        ))}
      </Radio.Group>
      {rights.role === 'partner' && (
        <GrantsFields grants={rights.grants} isReadOnly={isReadOnly} onChange={(grants) => onChange({ ...rights, grants })} />
      )}
      <Checkbox
        className="team-admin"
        checked={rights.isAdmin}
        disabled={isReadOnly}
        onChange={(event) => onChange({ ...rights, isAdmin: event.currentTarget.checked })}
        label={t('team.role.admin')}
        description={t('team.role.adminDoes')}
      />
    </>
  );
}
