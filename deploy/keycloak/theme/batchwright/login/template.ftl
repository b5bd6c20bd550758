<#--
  The frame of every page: what the plant is called, the language, what went wrong, the page itself. One form, no script, nothing from elsewhere.
  Pages of the parent theme call it with the sections header, show-username, form, info.
-->
<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<!DOCTYPE html>
<html lang="${lang}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex, nofollow">
  <title><#nested "header"> – ${realm.displayName!realm.name}</title>
  <link rel="icon" href="${url.resourcesPath}/img/icon.svg" type="image/svg+xml">
  <#list (properties.styles!)?split(" ") as style>
  <link rel="stylesheet" href="${url.resourcesPath}/${style}">
  </#list>
</head>
<body class="${bodyClass}<#if (client.clientId)! == "mes-sign"> signing</#if>" data-page="${pageId!}">
  <main>
    <header>
      <img src="${url.resourcesPath}/img/icon.svg" alt="" width="40" height="40">
      <span class="plant">${realm.displayName!realm.name}</span>
      <#if realm.internationalizationEnabled && locale.supported?size gt 1>
      <nav aria-label="${msg("languages")}">
        <#list locale.supported?sort_by("languageTag") as one>
        <#if one.languageTag == locale.currentLanguageTag><span class="language" aria-current="true" lang="${one.languageTag}">${one.languageTag?upper_case}</span><#else><a class="language" href="${one.url}" lang="${one.languageTag}" title="${one.label}">${one.languageTag?upper_case}</a></#if>
        </#list>
      </nav>
      </#if>
    </header>
    <h1><#nested "header"></h1>
    <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
    <p class="who"><span>${auth.attemptedUsername}</span> <a href="${url.loginRestartFlowUrl}">${msg("otherPerson")}</a></p>
    </#if>
    <#if displayMessage && message?has_content && (message.type != "warning" || !isAppInitiatedAction??)>
    <p class="message ${message.type}" role="${(message.type == "error")?then("alert", "status")}">${kcSanitize(message.summary)?no_esc}</p>
    </#if>
    <#nested "form">
    <#if auth?has_content && auth.showTryAnotherWayLink()>
    <form class="another" action="${url.loginAction}" method="post"><input type="hidden" name="tryAnotherWay" value="on"><button type="submit">${msg("doTryAnotherWay")}</button></form>
    </#if>
    <#if displayInfo><div class="info"><#nested "info"></div></#if>
  </main>
</body>
</html>
</#macro>
