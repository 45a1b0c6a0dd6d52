import Grid from '@material-ui/core/Grid';
import { usePageHistory } from '../../queries/queries';
import { OpenPage } from '../OpenPage/OpenPage';
import { ReadError } from '../shared/ErrorNotice';

/** The page that a link leads to, where it is not among the open ones: it is resolved by now. */
export const LinkedPage = (props: { pageId: string }) => {
  const page = usePageHistory(props.pageId, true);
  if (!page.data && !page.error) return null;
  return (
    <Grid item xs={12}>
      {page.data ? (
        <OpenPage page={page.data} landing />
      ) : (
        page.error && (
          <ReadError error={page.error} onRetry={() => page.refetch()} />
        )
      )}
    </Grid>
  );
};
