// Types of a packed library whose own description names another module than ours.
declare module "lib/qr" {
  export * from "lean-qr";
}
