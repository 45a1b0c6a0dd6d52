import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarPage,
  SidebarSpace,
} from '@backstage/core-components';
import { Settings as SidebarSettings } from '@backstage/plugin-user-settings';
import AccountCircleIcon from '@material-ui/icons/AccountCircle';
import CategoryIcon from '@material-ui/icons/Category';
import HomeIcon from '@material-ui/icons/Home';
import OnCallIcon from '@material-ui/icons/PhoneInTalk';
import MenuIcon from '@material-ui/icons/Menu';
import TrainIcon from '@material-ui/icons/Train';
import { PersonSidebarItem, SidebarLogo } from '@signalbox/example-sign-in';
import type { PropsWithChildren } from 'react';

export function Root({ children }: PropsWithChildren<{}>) {
  return (
    <SidebarPage>
      <Sidebar>
        <SidebarLogo />
        <SidebarDivider />
        <SidebarGroup label="Pages" icon={<MenuIcon />}>
          <SidebarItem icon={HomeIcon} to="home" text="Home" />
          <SidebarItem icon={CategoryIcon} to="catalog" text="Catalog" />
          <SidebarItem icon={OnCallIcon} to="on-call" text="On-call" />
          <SidebarItem
            icon={TrainIcon}
            to="release-train"
            text="Release train"
          />
        </SidebarGroup>
        <SidebarSpace />
        <SidebarDivider />
        <SidebarGroup label="You" icon={<AccountCircleIcon />}>
          <SidebarSettings />
          <PersonSidebarItem />
        </SidebarGroup>
      </Sidebar>
      {children}
    </SidebarPage>
  );
}
