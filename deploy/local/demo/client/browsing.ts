/** What a person types into the provider's pages. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
  /** Next one-time code; called once for each page that asks. */
  code?(): Promise<string>;
}

/** Where a walk through the provider's pages ended. */
export interface Landing {
  readonly url: string;
  readonly status: number;
  readonly text: string;
}

interface Cookie {
  readonly path: string;
  readonly value: string;
}

const REDIRECTS = [301, 302, 303, 307, 308];
/** More pages than any provider shows; behind it something goes in circles. */
const MAX_PAGES = 20;

/** A browser without a screen: it keeps cookies, follows redirects and fills in forms. Knows no provider in particular. */
export class Browsing {
  private readonly cookies = new Map<string, Map<string, Cookie>>();

  constructor(private readonly send: (url: string, init: RequestInit) => Promise<Response> = fetch) {}

  /** Opens an address and follows redirects; an address that begins with `stopAt` is not opened any more. */
  async open(url: string, init: RequestInit = {}, stopAt?: string): Promise<Landing> {
    let [at, request] = [url, init];
    for (let hops = 0; hops < MAX_PAGES; hops += 1) {
      if (stopAt !== undefined && at.startsWith(stopAt)) return { url: at, status: 302, text: '' };
      const answer = await this.send(at, { ...request, redirect: 'manual', headers: { ...(request.headers as Record<string, string>), cookie: this.cookiesFor(at) } });
      this.keepCookies(at, answer);
      const next = REDIRECTS.includes(answer.status) ? answer.headers.get('location') : null;
      const text = await answer.text();
      if (next === null) return { url: at, status: answer.status, text };
      [at, request] = [new URL(next, at).href, {}];
    }
    throw new Error(`${url} leads in circles`);
  }

  /** Fills in the one form of a page with what it asks for, and sends it. Undefined when the page has no form to sign in by. */
  async fillIn(page: Landing, who: Credentials, stopAt?: string): Promise<Landing | undefined> {
    const form = /<form\b[^>]*>[\s\S]*?<\/form>/i.exec(page.text)?.[0];
    const names = (form?.match(/<input\b[^>]*>/gi) ?? []).map((input) => ({ name: attribute(input, 'name'), value: attribute(input, 'value') ?? '', hidden: attribute(input, 'type') === 'hidden' }));
    if (form === undefined || !names.some(({ name }) => name === 'password' || name === 'otp')) return undefined;
    const fields = new URLSearchParams();
    for (const { name, value, hidden } of names) {
      if (name === 'username') fields.set(name, who.user);
      else if (name === 'password') fields.set(name, who.password);
      else if (name === 'otp') fields.set(name, (await who.code?.()) ?? '');
      else if (name !== undefined && hidden) fields.set(name, value);
    }
    const target = new URL(attribute(form, 'action') ?? page.url, page.url).href;
    return this.open(target, { method: 'POST', body: fields, headers: { 'content-type': 'application/x-www-form-urlencoded' } }, stopAt);
  }

  private cookiesFor(url: string): string {
    const { host, pathname } = new URL(url);
    const kept = [...(this.cookies.get(host) ?? [])].filter(([, { path }]) => pathname.startsWith(path));
    return kept.map(([name, { value }]) => `${name}=${value}`).join('; ');
  }

  private keepCookies(url: string, answer: Response): void {
    const { host } = new URL(url);
    const jar = this.cookies.get(host) ?? new Map<string, Cookie>();
    this.cookies.set(host, jar);
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(/;\s*/);
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      const path = attributes.find((one) => /^path=/i.test(one))?.slice('path='.length) ?? '/';
      const over = attributes.some((one) => /^max-age=0$/i.test(one) || (/^expires=/i.test(one) && Date.parse(one.slice('expires='.length)) <= Date.now()));
      if (over || value === '') jar.delete(name);
      else jar.set(name, { path, value });
    }
  }
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1];
  return value?.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
