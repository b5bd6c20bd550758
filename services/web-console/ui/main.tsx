import '@mantine/core/styles.css';
import './look/look.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { beginLanguage } from './language';
import { loadPlant } from './session/plant';
import { beginSession } from './session/session';

const root = createRoot(document.getElementById('root') as HTMLElement);

async function begin(): Promise<void> {
  await beginLanguage();
  try {
    await loadPlant();
    if (location.pathname === '/guest') {
      const { GuestApp } = await import('./features/guest/guest-app'); // whoever is no guest does not load it, and a guest asks no provider
      return root.render(<GuestApp />);
    }
    if (await beginSession()) return;
    root.render(<App />);
  } catch (error) {
    root.render(<App unreachable={error} />);
  }
}

void begin();
