// planted: @typescript-eslint/switch-exhaustiveness-check × 1
export function a(state: 'idle' | 'running' | 'held'): number {
  switch (state) {
    case 'idle':
      return 0;
    case 'running':
      return 1;
  }
  return 2;
}
