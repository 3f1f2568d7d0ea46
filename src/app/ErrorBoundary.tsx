import { Component, type ReactNode } from 'react';

interface Props {
  crashed(): string;
  reload(): string;
  children: ReactNode;
}

/** A screen that fails says so and offers a reload; what was entered lies in the store. */
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
      </main>
    );
  }
}
