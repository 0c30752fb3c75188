// Lets node run the page's own modules: see hook.js.
import { register } from "node:module";

register("./hook.js", import.meta.url);
