import { Component, type ReactNode } from 'react';
import { isPatrol } from './screen-path.ts';

interface Props {
  crashed(): string;
  reload(): string;
  patrol(): string;
  children: ReactNode;
}

/** A screen that fails says so and offers a reload, and the patrol, which works offline; what was entered lies in the store. */
export class ErrorBoundary extends Component<Props, { detail: string | null }> {
  override state = { detail: null as string | null };

  static getDerivedStateFromError(error: unknown) {
    return { detail: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    if (this.state.detail === null) return this.props.children;
    return (
      <main className="crashed" role="alert">
        <h1>{this.props.crashed()}</h1>
        <p>{this.state.detail}</p>
        <button type="button" onClick={() => location.reload()}>
          {this.props.reload()}
        </button>
        {!isPatrol(location.pathname) && <a href="/patrol">{this.props.patrol()}</a>}
      </main>
    );
  }
}
