import type { ReactNode } from "react";
import { ListBox, ListBoxItem, type ListBoxProps, Text } from "react-aria-components";
import menu from "./Menu.module.css";

/** One of the things to choose from. */
export interface Option<T extends string = string> {
  id: T;
  label: string;
  about?: string;
  icon?: ReactNode;
}

interface OptionsProps
  extends Omit<ListBoxProps<Option>, "className" | "style" | "children" | "items"> {
  options: readonly Option[];
}

/** The list that opens to choose from: of a field, a filter or a cell. */
export function Options({ options, ...rest }: OptionsProps) {
  return (
    <ListBox {...rest} className={menu.list}>
      {options.map((option) => (
        <ListBoxItem key={option.id} id={option.id} textValue={option.label} className={menu.item}>
          {option.icon}
          <span className="grow">
            <Text slot="label">{option.label}</Text>
            {option.about && (
              <Text slot="description" className={menu.about}>
                {option.about}
              </Text>
            )}
          </span>
          <span className={menu.tick} aria-hidden="true" />
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
