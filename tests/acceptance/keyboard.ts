import type { Locator, Page } from 'playwright-core';
import { eventually } from '../../deploy/local/demo/acting/stage';

/** Somebody's typing: slower than a scanner, which the console knows by its speed. */
const TYPED_MS = 60;
/** Most tabs from one place of a screen to another. */
const MOST_TABS = 80;

/** True where something other than the page as a whole has the focus, and one sees it. */
const FOCUS_SEEN = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return false;
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  return at.matches('input, textarea') || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2);
})()`;

/** As much of an element as is asked here; tests know no document. */
interface Placed {
  readonly ownerDocument: { readonly activeElement: Placed | null };
  compareDocumentPosition(other: Placed): number;
}

/** Which way it is by Tab from what has the focus to an element. Runs in the browser. */
function wayTo(target: Placed): 'here' | 'back' | 'on' {
  const at = target.ownerDocument.activeElement;
  if (at === target) return 'here';
  return at !== null && (at.compareDocumentPosition(target) & 2) !== 0 ? 'back' : 'on'; // 2: it comes before
}

/** As a scanner types, wherever the focus is: it waits for nobody between its keys, and ends with Enter. */
export async function scan(page: Page, code: string): Promise<void> {
  await Promise.all([...code, 'Enter'].map((key) => page.keyboard.press(key)));
}

/** A person at a page who has a keyboard and nothing else. After each key the focus must be somewhere, and be seen. */
export class Keyboard {
  constructor(readonly page: Page) {}

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    await this.focusIsSeen();
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: TYPED_MS });
    await this.focusIsSeen();
  }

  /** As a scanner types; then the focus is looked at as after every key. */
  async scan(code: string): Promise<void> {
    await scan(this.page, code);
    await this.focusIsSeen();
  }

  /** Tabs to a control; fails when it cannot be reached. */
  async tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      const way = await target.evaluate(wayTo);
      if (way === 'here') return;
      await this.press(way === 'on' ? 'Tab' : 'Shift+Tab');
    }
    throw new Error(`${String(target)} is not reached by Tab`);
  }

  /** Tabs to a control and presses it. */
  async use(target: Locator, key = 'Enter'): Promise<void> {
    await this.tabTo(target);
    await this.press(key);
  }

  /** Signs in or signs at a page of the provider, which has the focus where one types next. */
  async authenticate(password: string, user?: string): Promise<void> {
    await this.page.locator('input[name=password]').waitFor();
    if (user !== undefined) {
      await this.page.keyboard.type(user);
      await this.page.keyboard.press('Tab');
    }
    await this.page.keyboard.type(password);
    await this.page.keyboard.press('Enter');
  }

  /** Waits for the focus: it may be on its way while a screen changes. */
  private async focusIsSeen(): Promise<void> {
    await eventually('something to have the focus, and to show it', async () => ((await this.page.evaluate(FOCUS_SEEN).catch(() => false)) ? true : undefined));
  }
}
