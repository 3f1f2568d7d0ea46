import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

type PasswordFieldProps = Pick<PasswordInputProps, 'label' | 'value' | 'onChange' | 'error' | 'autoComplete' | 'ref' | 'name'>;

/** A password that can be looked at, and that says when the capitals are locked. */
export function PasswordField(props: PasswordFieldProps) {
  const { t } = useTranslation();
  const [isShown, { toggle }] = useDisclosure(false);
  const [isLocked, setLocked] = useState(false);
  const watch = (event: KeyboardEvent) => setLocked(event.getModifierState('CapsLock'));
  return (
    <PasswordInput
      {...props}
      size="md"
      visible={isShown}
      onVisibilityChange={toggle}
      visibilityToggleButtonProps={{
        'aria-label': t(isShown ? 'team.login.hide' : 'team.login.show'),
        tabIndex: 0,
        'aria-hidden': false,
      }}
      onKeyDown={watch}
      onKeyUp={watch}
      onBlur={() => setLocked(false)}
      description={isLocked && <span className="team-caps">{t('team.login.caps')}</span>}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}
