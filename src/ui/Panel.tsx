import { type ReactNode, useId } from 'react';
import { keepsEscape } from './keeps-escape.ts';
import './panel.css';

export interface PanelProps {
  readonly title: string;
  /** A short line under the title: kind, number, state. */
  readonly subtitle?: ReactNode;
  readonly onClose?: () => void;
  readonly closeLabel?: string;
  /** Buttons at the foot; one of them primary. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A titled column beside the map. Its width is its container's. Escape closes it, except out of a form or an open list. */
export function Panel({ title, subtitle, onClose, closeLabel, actions, children }: PanelProps) {
  const titleId = useId();
  return (
    <section
      className="chidu-panel"
      tabIndex={-1}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || !onClose || keepsEscape(event.target)) return;
        // React hands on what happens in a dialog that a child opened elsewhere on the page.
        if (event.target instanceof Node && !event.currentTarget.contains(event.target)) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className="chidu-panel-head">
        <div className="chidu-panel-names">
          <h2 id={titleId} className="chidu-panel-title">
            {title}
          </h2>
          {subtitle && <div className="chidu-panel-subtitle">{subtitle}</div>}
        </div>
        {onClose && (
          <button
            type="button"
            className="chidu-button chidu-button-icon"
            aria-label={closeLabel}
            title={closeLabel}
            onClick={onClose}
          >
            <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
              <path d="m2.5 2.5 9 9m0-9-9 9" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
            </svg>
          </button>
        )}
      </header>
      <div className="chidu-panel-body">{children}</div>
      {actions && <footer className="chidu-panel-foot">{actions}</footer>}
    </section>
  );
}
