import { UnstyledButton } from '@mantine/core';
import type { IconMap } from '@tabler/icons-react';

interface SourceButtonProps {
  readonly Icon: typeof IconMap;
  readonly label: string;
  readonly pressed: boolean;
  readonly disabled?: boolean;
  readonly title?: string;
  onClick(): void;
}

/** One way to say where: large enough for a thumb, its state in more than colour. */
export function SourceButton({ Icon, label, pressed, disabled, title, onClick }: SourceButtonProps) {
  return (
    <UnstyledButton className="source-button" aria-pressed={pressed} disabled={disabled} title={title} onClick={onClick}>
      <Icon size={18} stroke={1.6} aria-hidden />
      {label}
    </UnstyledButton>
  );
}
