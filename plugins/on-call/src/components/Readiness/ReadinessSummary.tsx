import Typography from '@material-ui/core/Typography';
import { useWords } from '../../translation/useWords';
import { StandingChip } from '../shared/StandingChip';

/** How much of what one has to be ready with is open, in a few words. */
export const ReadinessSummary = (props: { open: number; total: number }) => {
  const { t } = useWords();
  const { open, total } = props;
  if (total === 0) {
    return (
      <Typography variant="body2" component="span" color="textSecondary">
        {t('readiness.none')}
      </Typography>
    );
  }
  return (
    <StandingChip
      standing={open > 0 ? 'attention' : 'good'}
      label={
        open > 0
          ? t('readiness.open', { count: open, n: String(total) })
          : t('readiness.ready', { n: String(total) })
      }
    />
  );
};
