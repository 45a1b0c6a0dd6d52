import Grid from '@material-ui/core/Grid';
import Skeleton from '@material-ui/lab/Skeleton';
import { useWords } from '../../translation/useWords';

/** What stands where everything will be, so that nothing moves when it has been read. */
export const LoadingLayout = () => {
  const { t } = useWords();
  return (
    <div role="progressbar" aria-label={t('common.loading')}>
      <Grid container spacing={2}>
        {['one', 'two', 'three'].map(card => (
          <Grid item xs={12} md={4} key={card}>
            <Skeleton variant="rect" height={170} />
          </Grid>
        ))}
        <Grid item xs={12}>
          <Skeleton variant="rect" height={360} />
        </Grid>
      </Grid>
    </div>
  );
};
