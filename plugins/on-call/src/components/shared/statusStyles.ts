import type { Theme } from '@material-ui/core/styles';
import { makeStyles } from '@material-ui/core/styles';

/** How something stands. Every use of a colour comes with a shape and a word. */
export type Standing = 'good' | 'bad' | 'attention' | 'underWay' | 'neutral';

/** The colour of a standing, with enough contrast on paper in light and dark themes. */
export function standingColor(theme: Theme, standing: Standing): string {
  const shade = theme.palette.type === 'dark' ? 'light' : 'dark';
  switch (standing) {
    case 'good':
      return theme.palette.success[shade];
    case 'bad':
      return theme.palette.error[shade];
    case 'attention':
      return theme.palette.warning[shade];
    case 'underWay':
      return theme.palette.info[shade];
    default:
      return theme.palette.text.secondary;
  }
}

/** Classes that colour an icon by its standing. */
export const useStandingStyles = makeStyles(theme => ({
  good: { color: standingColor(theme, 'good') },
  bad: { color: standingColor(theme, 'bad') },
  attention: { color: standingColor(theme, 'attention') },
  underWay: { color: standingColor(theme, 'underWay') },
  neutral: { color: standingColor(theme, 'neutral') },
}));
