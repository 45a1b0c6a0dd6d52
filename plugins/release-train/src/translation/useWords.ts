import {
  appLanguageApiRef,
  useApiHolder,
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { releaseTrainTranslationRef } from '.';

/**
 * Translates a key that is put together at run time. Which values a message needs then differs by
 * key, so the compiler cannot ask for them.
 */
export type TranslateKey = (
  key: `${
    | 'guard'
    | 'warning'
    | 'headline'
    | 'mechanism'
    | 'nextStep'}.${string}`,
  values?: Record<string, string | number>,
) => string;

/** The words of the tab, and the locale that dates are written in. */
export interface Words {
  t: TranslationFunction<typeof releaseTrainTranslationRef.T>;
  tKey: TranslateKey;
  locale: string;
}

/** Translates the words of the tab. */
export function useWords(): Words {
  const { t } = useTranslationRef(releaseTrainTranslationRef);
  const locale =
    useApiHolder().get(appLanguageApiRef)?.getLanguage().language ?? 'en';
  return { t, tKey: t as TranslateKey, locale };
}
