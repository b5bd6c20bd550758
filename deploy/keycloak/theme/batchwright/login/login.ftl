<#import "template.ftl" as layout>
<#assign signing = (client.clientId)! == "mes-sign">
<#assign wrong = messagesPerField.existsError("username", "password")>
<@layout.registrationLayout displayMessage=!wrong; section>
<#if section == "header">${signing?then(msg("signTitle"), msg("loginAccountTitle"))}<#elseif section == "form">
<#if wrong><p class="message error" role="alert">${kcSanitize(messagesPerField.getFirstError("username", "password"))?no_esc}</p></#if>
<form method="post" action="${url.loginAction}">
  <#if !usernameHidden??>
  <div class="field">
    <label for="username">${msg("username")}</label>
    <input id="username" name="username" value="${(login.username)!}" autocomplete="username" autocapitalize="none" spellcheck="false" required aria-invalid="${wrong?c}"<#if !((login.username)?has_content)> autofocus</#if>>
  </div>
  </#if>
  <div class="field">
    <label for="password">${msg("password")}</label>
    <input id="password" name="password" type="password" autocomplete="current-password" required aria-invalid="${wrong?c}"<#if usernameHidden?? || (login.username)?has_content> autofocus</#if>>
  </div>
  <div class="buttons"><button class="primary" type="submit">${signing?then(msg("doSign"), msg("doLogIn"))}</button></div>
</form>
</#if>
</@layout.registrationLayout>
