import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { de } from './de';
import { en } from './en';

const KEY = 'batchwright.language';
const LANGUAGES = ['en', 'de'] as const;

/** English or German: what was chosen here before, else what the browser likes. */
export async function beginLanguage(): Promise<void> {
  const kept = localStorage.getItem(KEY);
  const liked = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => LANGUAGES.some((ours) => ours === tag));
  i18next.on('languageChanged', (language) => (document.documentElement.lang = language));
  await i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, de: { translation: de } },
    lng: kept ?? liked ?? 'en',
    fallbackLng: 'en',
    interpolation: { escapeValue: false }, // React escapes
  });
}

/** Changes the language of everything that is shown, for good on this device. */
export async function chooseLanguage(language: 'en' | 'de'): Promise<void> {
  localStorage.setItem(KEY, language);
  await i18next.changeLanguage(language);
}
